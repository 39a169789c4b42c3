package dev.switchboard.agents.presence;

import dev.switchboard.agents.AgentServiceConfig;
import dev.switchboard.agents.desk.DeskOpened;
import dev.switchboard.agents.desk.Desks;
import dev.switchboard.agents.floor.AgentKey;
import dev.switchboard.agents.floor.Floors;
import dev.switchboard.events.Presence;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Renews the leases of the sockets open here, and takes agents offline whose lease has run out, whichever pod's they were.
 *
 * <p>Redis may forget or be away: the renewals of all pods rebuild what it forgot, and nobody is taken offline before this pod has
 * seen Redis work for a whole grace time, in which every living socket has renewed. Whoever is present without a lease (its pod and
 * Redis died together) gets one that runs out. The same quiet time after a start lets desks come back first.
 */
@ApplicationScoped
public class LeaseKeeper {

    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);

    private final Leases leases;
    private final Desks desks;
    private final Floors floors;
    private final PresenceCommands commands;
    private final Duration grace;
    private final Counter runOut;
    private volatile long steadySinceNanos;
    private volatile boolean steady;

    LeaseKeeper(
            Leases leases,
            Desks desks,
            Floors floors,
            PresenceCommands commands,
            AgentServiceConfig config,
            MeterRegistry meters) {
        this.leases = leases;
        this.desks = desks;
        this.floors = floors;
        this.commands = commands;
        this.grace = config.presence().grace();
        this.runOut = meters.counter("switchboard.presence.leases.run-out");
    }

    /** A new socket holds its lease at once: the one before may be about to run out. */
    void take(@Observes DeskOpened desk) {
        leases.renew(Map.of(desk.agent(), desk.socket()))
                .subscribe()
                .with(taken -> {}, failure -> LOG.warnf("a lease is taken later: %s", failure.toString()));
    }

    @Scheduled(every = "${switchboard.presence.renew-every:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> renew() {
        Map<AgentKey, String> open = desks.sockets();
        return leases.renew(open)
                .invoke(moved -> {
                    open.keySet().retainAll(moved);
                    open.forEach(desks::replaced);
                })
                .chain(() -> leases.expect(floors.present()))
                .invoke(this::redisWorks)
                .onFailure()
                .recoverWithItem(this::redisFails);
    }

    @Scheduled(every = "${switchboard.presence.sweep-every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        boolean quiet = !steady || System.nanoTime() - steadySinceNanos < grace.toNanos() || !floors.isCaughtUp();
        return quiet
                ? Uni.createFrom().voidItem()
                : leases.claimDue().chain(this::takeOffline).onFailure().recoverWithItem(this::redisFails);
    }

    /** An agent that sits here after all is renewed instead: its renewal was late, not its socket dead. */
    private Uni<Void> takeOffline(Leases.Claimed claimed) {
        if (claimed.agents().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<AgentKey, String> here = desks.sockets();
        here.keySet().retainAll(claimed.agents());
        List<AgentKey> lost = new ArrayList<>(claimed.agents());
        lost.removeAll(here.keySet());
        Uni<Void> chain = leases.renew(here).replaceWithVoid();
        for (AgentKey agent : lost) {
            chain = chain.chain(() -> takeOffline(agent));
        }
        return chain.chain(() -> leases.end(new Leases.Claimed(claimed.until(), lost)));
    }

    private Uni<Void> takeOffline(AgentKey agent) {
        if (floors.presenceOf(agent).state() == Presence.OFFLINE) {
            return Uni.createFrom().voidItem();
        }
        runOut.increment();
        return commands.offline(agent, PresenceCommands.CONNECTION_LOST);
    }

    private void redisWorks() {
        if (!steady) {
            steadySinceNanos = System.nanoTime();
            steady = true;
        }
    }

    private Void redisFails(Throwable failure) {
        LOG.warnf("leases wait: %s", failure.toString());
        steady = false;
        return null;
    }
}
