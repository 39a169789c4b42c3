package dev.switchboard.router.log;

import dev.switchboard.events.Partitions;
import dev.switchboard.router.RouterSettings;
import dev.switchboard.router.engine.Engine;
import dev.switchboard.router.engine.RuleCompiler;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One router: joins the group, decides the commands of the partitions it is given, keeps their snapshots. The threads are its own;
 * its methods may be called from any.
 */
public final class RouterLog implements AutoCloseable {

    private final LogClients clients;
    private final RouterSettings settings;
    /** Of the newest tenure of each partition. */
    private final Map<Integer, Tail> tails = new ConcurrentHashMap<>();

    private final Membership membership;
    private final Snapshotter snapshotter;

    public RouterLog(RouterSettings settings, Pool database, RuleCompiler rules, MeterRegistry registry) {
        this.settings = settings;
        clients = new LogClients(settings);
        var metrics = new LogMetrics(registry);
        var snapshots = new Snapshots(database);
        var events = new EventLog(settings.topics().events(), clients, snapshots, rules);
        var takeOver = new TakeOver(settings, clients, new Epochs(database), events, this::newTail, metrics);
        membership = new Membership(
                settings.topics().commands(),
                clients,
                partition -> new PartitionOwner(partition, settings, clients, takeOver, metrics));
        snapshotter =
                new Snapshotter(settings.snapshots(), tails, events, snapshots, metrics, this::decidingPartitions);
        metrics.owned(() -> membership.owners().size());
    }

    public void start() {
        membership.start();
        snapshotter.start();
    }

    /** Whether this router is in the group and has taken over whatever it was given. */
    public boolean isReady() {
        return membership.hasJoined() && membership.owners().values().stream().allMatch(PartitionOwner::isDeciding);
    }

    /** By partition given to this router: whether it is taken over. */
    public Map<Integer, Boolean> partitions() {
        return membership.owners().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, owned -> owned.getValue().isDeciding()));
    }

    /**
     * Asks the engine in which a workspace lives, on the engine's own thread. The answer rests on acknowledged decisions only; it
     * fails with {@link NotOwned} if another router has the workspace.
     */
    public <T> CompletableFuture<T> ask(String workspace, Function<Engine, T> question) {
        return ownerOf(workspace)
                .map(owner -> owner.ask(question))
                .orElseGet(() -> CompletableFuture.failedFuture(new NotOwned(workspace)));
    }

    private Optional<PartitionOwner> ownerOf(String workspace) {
        int partitions = membership.partitions();
        return partitions == 0 ? Optional.empty() : membership.owner(Partitions.of(workspace, partitions));
    }

    private Tail newTail(int partition) {
        var tail = new Tail();
        tails.put(partition, tail);
        return tail;
    }

    private Set<Integer> decidingPartitions() {
        return membership.owners().entrySet().stream()
                .filter(owned -> owned.getValue().isDeciding())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        snapshotter.close();
        membership.leave();
    }
}
