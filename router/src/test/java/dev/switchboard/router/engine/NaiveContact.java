package dev.switchboard.router.engine;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingPlan.Demand;
import dev.switchboard.events.RoutingPlan.Rung;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** What the naive engine knows of an open contact. Times are epoch milliseconds. */
@NullUnmarked
final class NaiveContact {

    static final long NEVER = Long.MAX_VALUE;

    final ContactOpened opened;
    ContactState state = ContactState.QUEUED;
    String queue;
    QueuedBecause because = QueuedBecause.ARRIVED;
    long arrival;
    /** Grows with each arrival. */
    long ticket;

    long headStart;
    /** Since when it waits in its queue. */
    long since;

    boolean breached;
    int steps;
    Rung raisedTo;
    Demand demand;
    String forAgent;
    long forAgentUntil = NEVER;
    long heldUntil;
    boolean late;
    boolean callback;
    boolean owed;
    boolean told;
    boolean customerLeft;
    int offers;
    final List<String> offeredTo = new ArrayList<>();
    /** Who has it; of a parked one, who had it. */
    String agent;

    long until;
    /** Until when agents are not offered it. */
    final Map<String, Long> cooling = new HashMap<>();
    /** Cool-downs that ended by then have been thought of. */
    long lookedAt;

    NaiveContact(ContactOpened opened, long ticket, long now) {
        this.opened = opened;
        this.ticket = ticket;
        this.arrival = now;
        this.since = now;
    }

    String id() {
        return opened.contact();
    }

    Channel channel() {
        return opened.channel();
    }

    boolean is(ContactState... states) {
        return List.of(states).contains(state);
    }

    boolean isHeldBy(String someone) {
        return someone.equals(agent) && is(ContactState.ASSIGNED, ContactState.WRAPPING, ContactState.PARKED);
    }

    boolean isInHandOf(String someone) {
        return offeredTo.contains(someone)
                || (someone.equals(agent) && is(ContactState.ASSIGNED, ContactState.WRAPPING));
    }

    long order() {
        return arrival - headStart;
    }

    /**
     * Whether somebody may be offered it again, but its alarm has yet to go off. Alarms go off one by one: until then it is only thought of
     * when an agent comes free.
     */
    boolean sleeps(long now) {
        return cooling.values().stream().anyMatch(end -> end > lookedAt && end <= now);
    }

    static int byOrder(NaiveContact a, NaiveContact b) {
        int byOrder = Long.compare(a.order(), b.order());
        return byOrder != 0 ? byOrder : Long.compare(a.ticket, b.ticket);
    }
}
