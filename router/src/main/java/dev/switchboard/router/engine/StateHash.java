package dev.switchboard.router.engine;

import dev.switchboard.events.RoutingEvent.PlanPublished;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.Wire;
import java.io.OutputStream;
import java.util.Map;

/**
 * A number for the whole logical state, by which two engines can be compared. It is taken of what a snapshot would hold, so that
 * nothing which is restored can be left out. Agents and contacts are hashed one by one and added up: no order of a collection can
 * matter.
 */
final class StateHash {

    private final Digest digest = new Digest();
    private long members;

    static long of(State state) {
        return new SnapshotWriter(state).write(OutputStream.nullOutputStream());
    }

    /** @param page the digest of something that stands in a fixed order */
    void add(long page) {
        digest.add(page);
    }

    /** Interrupts are sets of sets, which have no order in JSON either: they are added as bits. */
    void add(Workspace workspace, RoutingPlan plan) {
        RoutingPlan ordered = new RoutingPlan(
                plan.version(),
                plan.queues(),
                plan.rules(),
                plan.fallbackQueue(),
                plan.capacity(),
                Map.of(),
                plan.missedOffersBeforeNotReady(),
                plan.declineCoolDown(),
                plan.centre());
        digest.add(Wire.toBytes(new PlanPublished(workspace.id, ordered)));
        for (int beside : workspace.capacity.beside()) {
            digest.add(beside);
        }
    }

    /** @param page the digest of one of many that stand in no order */
    void addMember(long page) {
        members += page;
    }

    long value() {
        return digest.add(members).value();
    }
}
