package dev.switchboard.router.engine;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingPlan.Demand;
import dev.switchboard.events.RoutingPlan.Rung;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open contact. Everything here follows from its events; only {@link Playback} changes it. Times are epoch milliseconds.
 */
final class Contact {

    /** Of one that is not open yet, or no longer. */
    static final int NO_NUMBER = -1;

    final Workspace workspace;
    final ContactOpened opened;

    ContactState state = ContactState.QUEUED;
    /** Null until a plan has given it one; may name a queue that the plan no longer has while an agent holds the contact. */
    @Nullable
    String queue;

    QueuedBecause because = QueuedBecause.ARRIVED;
    /** When the customer's wait began: with the first message, or with the message that reopened it. */
    long arrival;
    /** Drawn on arrival, from 1 upwards over all workspaces of the partition: who came first of those that came in one millisecond. */
    long ticket;

    long headStart;
    /** When it was newly placed in its queue: its steps and its service level count from here. */
    long since;

    boolean breached;
    /** How many of the queue's steps are behind it. */
    int steps;

    @Nullable
    Rung raisedTo;

    /** What it asks on top of its queue. */
    @Nullable
    Demand demand;

    @Nullable
    String forAgent;
    /** When it stops waiting for that agent alone; {@link Timers#NEVER} if it does not. */
    long forAgentUntil = Timers.NEVER;
    /** It stands in no line before this, since its queue is closed or its customer wants to be called later; 0 if it may. */
    long heldUntil;
    /** It has waited longer than its queue allows, and was left there. */
    boolean late;

    Callback callback = Callback.NONE;
    /** Whether its customer was told of the crisis that is on. */
    boolean told;
    /** How many offers it had. */
    int offers;

    /** Who has it or is offered it first; of a parked one, who had it. */
    @Nullable
    String agent;
    /** The others who are offered it at the same time. */
    List<String> beside = List.of();
    /** When the standing offer expires or the wrap-up ends. */
    long until;

    boolean customerLeft;

    CoolingOff cooling = CoolingOff.NOBODY;

    /** Where it waits; null while it does not, or while no queue is known for it. */
    @Nullable
    Line line;
    /** Whose line it stands in; null where it waits for one agent. */
    @Nullable
    Circle circle;
    /** Its queue by the plan in force; null if it has none or the plan no longer has it. */
    @Nullable
    QueueInForce queueInForce;
    /** What its queue asks for it, step by step; null while no queue is known for it. */
    @Nullable
    Ladder ladder;

    /** Among the open contacts of the partition, by which heaps know it. */
    int number = NO_NUMBER;

    long due = Timers.NEVER;

    Contact(Workspace workspace, ContactOpened opened, long ticket, long now) {
        this.workspace = workspace;
        this.opened = opened;
        this.since = now;
        arrive(ticket, now);
    }

    /** Its customer begins to wait, for the first time or again. */
    void arrive(long ticket, long now) {
        this.ticket = ticket;
        this.arrival = now;
    }

    String id() {
        return opened.contact();
    }

    Channel channel() {
        return opened.channel();
    }

    /** The order key: it never changes while the contact waits. */
    long order() {
        return arrival - headStart;
    }

    boolean goesBefore(Contact other) {
        long mine = order();
        long theirs = other.order();
        return mine != theirs ? mine < theirs : ticket < other.ticket;
    }

    static int byOrder(Contact a, Contact b) {
        int byKey = Long.compare(a.order(), b.order());
        return byKey != 0 ? byKey : Long.compare(a.ticket, b.ticket);
    }

    /** Whether the agent declined, missed or gave it away lately. */
    boolean isKeptFrom(Agent agent, long now) {
        return cooling.excludes(agent.id, now);
    }

    /** Those before whom its offer stands. */
    List<String> offeredTo() {
        if (agent == null || state != ContactState.OFFERED) {
            return List.of();
        }
        List<String> all = new ArrayList<>(beside.size() + 1);
        all.add(agent);
        all.addAll(beside);
        return all;
    }

    /** Whether it takes one of its agent's places. */
    boolean isInHand() {
        return state == ContactState.OFFERED || state == ContactState.ASSIGNED || state == ContactState.WRAPPING;
    }

    boolean isHeldBy(String someone) {
        return someone.equals(agent)
                && (state == ContactState.ASSIGNED || state == ContactState.WRAPPING || state == ContactState.PARKED);
    }
}
