package dev.switchboard.agents.floor;

import dev.switchboard.agents.log.ServiceLog;
import dev.switchboard.agents.problem.Refusal;
import dev.switchboard.events.Partitions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What this pod knows of all workspaces, by partition of the log. Any thread. */
@ApplicationScoped
public class Floors {

    private final ServiceLog log;
    private final Map<Integer, FloorLog> logs = new ConcurrentHashMap<>();
    private final Map<Integer, Long> catchUpTargets = new ConcurrentHashMap<>();

    Floors(ServiceLog log) {
        this.log = log;
    }

    /** Looks at the floor of a workspace; an empty one while its partition has not been read. */
    public <T> T read(String workspace, Function<Floor, T> look) {
        FloorLog known = logs.get(Partitions.of(workspace, log.routingPartitions()));
        return known == null ? look.apply(new Floor()) : known.read(look);
    }

    /** An open contact, and the team of its queue. */
    public record Found(DeskContact contact, Optional<String> team) {}

    /**
     * An open contact that somebody asks for.
     *
     * @throws Refusal if there is none, or if this pod still reads what there is
     */
    public Found find(String workspace, String contact) {
        if (!isCaughtUp()) {
            throw Refusal.of(503, "contacts.not-yet", "this service has just started; try again in a moment");
        }
        return read(
                workspace,
                floor -> floor.contact(workspace, contact)
                        .map(open -> new Found(
                                open, floor.teamOf(workspace, open.place().queue())))
                        .orElseThrow(() -> Refusal.notFound("contact.unknown", "there is no open contact " + contact)));
    }

    public PresenceState presenceOf(AgentKey agent) {
        return read(agent.workspace(), floor -> floor.presenceOf(agent));
    }

    /** Everybody who is not offline, in all workspaces. */
    public List<AgentKey> present() {
        return logs.values().stream()
                .map(known -> known.read(Floor::present))
                .flatMap(Collection::stream)
                .toList();
    }

    /** Whether everything is known that stood in the log when this pod started, in each of its partitions. */
    public boolean isCaughtUp() {
        return catchUpTargets.size() == log.routingPartitions()
                && catchUpTargets.entrySet().stream().allMatch(target -> {
                    FloorLog known = logs.get(target.getKey());
                    return known != null && known.mark().nextOffset() >= target.getValue();
                });
    }

    @Nullable
    FloorLog log(int partition) {
        return logs.get(partition);
    }

    void begin(int partition, FloorLog restored, long endOffset) {
        logs.put(partition, restored);
        catchUpTargets.put(partition, endOffset);
    }
}
