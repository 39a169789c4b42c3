package dev.switchboard.agents.floor;

import dev.switchboard.events.ContactState;
import dev.switchboard.events.RoutingPlan.Rung;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a contact stands now.
 *
 * @param agent whose desk it is at, if at any
 * @param raisedTo the rung of the manager ladder it has been raised to
 * @param customerLeft whether the customer has gone while an agent has it
 */
public record Place(
        ContactState state,
        @Nullable String queue,
        @Nullable String agent,
        @Nullable Offer offer,
        @Nullable Instant assignedAt,
        @Nullable Instant wrapUpEndsAt,
        @Nullable Rung raisedTo,
        boolean customerLeft) {

    static final Place NONE = new Place(ContactState.QUEUED, null, null, null, null, null, null, false);

    Place queued(String queue, @Nullable Rung raisedTo) {
        return new Place(ContactState.QUEUED, queue, null, null, null, null, raisedTo, customerLeft);
    }

    /** Back to where it waited: nobody's again. */
    Place released() {
        return new Place(ContactState.QUEUED, queue, null, null, null, null, raisedTo, customerLeft);
    }

    Place offered(String agent, String queue, Offer offer) {
        return new Place(ContactState.OFFERED, queue, agent, offer, null, null, raisedTo, customerLeft);
    }

    Place assigned(String agent, Instant at) {
        return new Place(ContactState.ASSIGNED, queue, agent, null, at, null, raisedTo, customerLeft);
    }

    Place parked(String agent) {
        return new Place(ContactState.PARKED, queue, agent, null, assignedAt, null, raisedTo, customerLeft);
    }

    Place wrapping(String agent, Instant endsAt) {
        return new Place(ContactState.WRAPPING, queue, agent, null, assignedAt, endsAt, raisedTo, customerLeft);
    }

    Place raised(Rung to) {
        return new Place(state, queue, agent, offer, assignedAt, wrapUpEndsAt, to, customerLeft);
    }

    Place left() {
        return new Place(state, queue, agent, offer, assignedAt, wrapUpEndsAt, raisedTo, true);
    }
}
