package dev.switchboard.router.engine;

import dev.switchboard.events.RoutingEvent.AgentChanged;
import dev.switchboard.events.RoutingEvent.PlanPublished;
import dev.switchboard.events.RoutingEvent.TeamsChanged;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.Wire;
import java.util.Map;

/**
 * A number for the whole logical state, by which two engines can be compared. What is derived (lines, circles, timers) is left out:
 * it follows. Members of sets are hashed one by one and added up, so that no order of a collection can matter.
 */
final class StateHash {

    private StateHash() {}

    static long of(State state) {
        Digest digest = new Digest().add(state.clock).add(state.tickets);
        state.seen().forEach((source, position) -> digest.add(source).add(position));
        for (Workspace workspace : state.workspaces()) {
            digest.add(workspace.id).add(Wire.toBytes(new TeamsChanged(workspace.id, workspace.teams.teams)));
            if (workspace.plan != null) {
                add(digest, workspace, workspace.plan);
            }
            digest.add(workspace.crisisSince).add(workspace.crisisMessage).add(workspace.crisisProposed);
            digest.add(workspace.arrivals.minute).add(workspace.arrivals.now).add(workspace.arrivals.before);
            workspace.paces.forEach(
                    (queue, pace) -> digest.add(queue).add(pace.lastLeft).add(pace.interval));
            digest.add(agents(workspace)).add(contacts(workspace, state.clock));
        }
        return digest.value();
    }

    /** Interrupts are sets of sets, which have no order in JSON either: they are added as bits. */
    private static void add(Digest digest, Workspace workspace, RoutingPlan plan) {
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

    private static long agents(Workspace workspace) {
        long sum = 0;
        for (Agent agent : workspace.agents()) {
            sum += new Digest()
                    .add(Wire.toBytes(new AgentChanged(workspace.id, agent.profile)))
                    .add(agent.presence)
                    .add(agent.reason)
                    .add(agent.idleSince)
                    .add(agent.lastOffered)
                    .add(agent.missed)
                    .value();
        }
        return sum;
    }

    private static long contacts(Workspace workspace, long clock) {
        long sum = 0;
        for (Contact contact : workspace.contacts()) {
            sum += contact(contact, clock);
        }
        return sum;
    }

    private static long contact(Contact contact, long clock) {
        boolean newest = contact.workspace.contactOf(contact.opened.conversation()) == contact;
        Digest digest = new Digest()
                .add(Wire.toBytes(contact.opened))
                .add(newest ? 1 : 0)
                .add(contact.state)
                .add(contact.queue)
                .add(contact.because)
                .add(contact.arrival)
                .add(contact.ticket)
                .add(contact.headStart)
                .add(contact.since)
                .add(contact.breached ? 1 : 0)
                .add(contact.steps)
                .add(contact.raisedTo)
                .add(contact.forAgent)
                .add(contact.forAgentUntil)
                .add(contact.heldUntil)
                .add(contact.late ? 1 : 0)
                .add(contact.callback)
                .add(contact.told ? 1 : 0)
                .add(contact.offers)
                .add(contact.agent)
                .add(contact.until)
                .add(contact.customerLeft ? 1 : 0)
                .add(contact.beside.size());
        contact.beside.forEach(digest::add);
        if (contact.demand != null) {
            digest.add(Wire.toBytes(contact.demand));
        }
        long cooling = 0;
        for (CoolingOff.Entry entry : contact.cooling.entries(clock)) {
            cooling += new Digest().add(entry.agent()).add(entry.end()).value();
        }
        return digest.add(cooling).value();
    }
}
