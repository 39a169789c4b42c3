package dev.switchboard.router.audit;

import static dev.switchboard.events.ContactState.ASSIGNED;
import static dev.switchboard.events.ContactState.PARKED;

import dev.switchboard.events.ContactState;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingEvent.ContactQueued;
import dev.switchboard.events.RoutingPlan.Demand;
import dev.switchboard.events.RoutingPlan.Rung;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A contact as the log tells of it. */
final class AuditedContact {

    final ContactOpened opened;
    ContactState state = ContactState.QUEUED;
    /** Whether it stands in a line; between the end of an offer and its return to the queue it does not. */
    boolean waits;

    int offer;

    @Nullable
    String agent;
    /** Those before whom the standing offer is. */
    final Set<String> offeredTo = new TreeSet<>();
    /** It stands in no line until a time: its queue is closed, or its customer is to be called later. */
    boolean held;
    /** Whether its customer need not stay. */
    boolean callback;
    /** What its language may ask; part of its line. */
    @Nullable
    String language;
    /** When the standing offer expires or the wrap-up ends. */
    @Nullable
    Instant until;

    @Nullable
    String queue;

    @Nullable
    String forAgent;

    private Instant arrival;
    private Instant order;
    /** Grows with each arrival: who came first of those with the same order. */
    private long ticket;

    private int steps;
    private @Nullable Rung raisedTo;
    private @Nullable Demand demand;
    private final Map<String, Instant> coolingUntil = new HashMap<>();

    AuditedContact(ContactOpened opened, long ticket, Instant at) {
        this.opened = opened;
        this.ticket = ticket;
        this.arrival = at;
        this.order = at;
    }

    String id() {
        return opened.contact();
    }

    /** @param fresh the next ticket, for one that begins to wait anew */
    void queued(ContactQueued queued, long fresh, Instant at) {
        boolean newlyPlaced = switch (queued.because()) {
            case ESCALATED, DUE -> true;
            case ARRIVED, DIVERTED -> !queued.queue().equals(queue);
            case DECLINED, MISSED, TRANSFERRED, AGENT_LOST, REOPENED, PRIORITISED ->
                state == ASSIGNED || state == PARKED || !queued.queue().equals(queue);
        };
        steps = newlyPlaced ? 0 : steps;
        if (state == PARKED) {
            arrival = at;
            ticket = fresh;
        }
        order = arrival.minus(queued.headStart());
        queue = queued.queue();
        forAgent = queued.forAgent();
        raisedTo = queued.raisedTo();
        demand = queued.demand();
        held = false;
        state = ContactState.QUEUED;
        waits = true;
        agent = null;
        until = null;
    }

    void stepFired(int step) {
        steps = step + 1;
    }

    /** The offer no longer stands before one agent; the contact is nowhere if it stands before nobody. */
    void endOffer(String former) {
        offeredTo.remove(former);
        if (offeredTo.isEmpty()) {
            state = ContactState.QUEUED;
            waits = false;
            agent = null;
            until = null;
        }
    }

    void hold(Instant end) {
        held = true;
        waits = false;
        until = end;
    }

    /** No plan has given it a queue, so there is nothing yet that it could be late for. */
    boolean waitsForPlan() {
        return queue == null;
    }

    void coolOff(String someone, Instant end) {
        coolingUntil.put(someone, end);
    }

    boolean mayBeOfferedTo(String someone, Instant at) {
        Instant end = coolingUntil.get(someone);
        return end == null || !end.isAfter(at);
    }

    /** Contacts with the same key wait for the same people. */
    String line() {
        return String.join(
                "|",
                opened.workspace(),
                String.valueOf(queue),
                opened.channel().name(),
                steps + "",
                raisedTo + "",
                demand + "",
                language + "");
    }

    static int byOrder(AuditedContact a, AuditedContact b) {
        int byKey = a.order.compareTo(b.order);
        return byKey != 0 ? byKey : Long.compare(a.ticket, b.ticket);
    }
}
