package dev.switchboard.agents.floor;

import dev.switchboard.events.ContactState;
import dev.switchboard.events.RoutingPlan.Rung;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a contact stands now.
 *
 * @param agent whose desk it is at, if at any
 * @param beside other agents to whom it is offered at the same time
 * @param raisedTo the rung of the manager ladder it has been raised to
 * @param callback how far a customer is who is to be called back, null where nobody is to be called
 * @param customerLeft whether the customer has gone while an agent has it
 */
public record Place(
        ContactState state,
        @Nullable String queue,
        @Nullable String agent,
        List<String> beside,
        @Nullable Offer offer,
        @Nullable Instant assignedAt,
        @Nullable Instant wrapUpEndsAt,
        @Nullable Rung raisedTo,
        @Nullable Callback callback,
        boolean customerLeft) {

    static final Place NONE =
            new Place(ContactState.QUEUED, null, null, List.of(), null, null, null, null, null, false);

    public Place {
        beside = beside == null ? List.of() : List.copyOf(beside);
    }

    /** A customer who is to be called. Those with a callback stay on the line or leave it, as they like. */
    public enum Callback {
        /** The customer may still be on the line. */
        WANTED,
        /** The customer has left the line. */
        OWED
    }

    /** Everybody at whose desk it is, in the order in which it came there. */
    List<String> agents() {
        if (agent == null) {
            return List.of();
        }
        List<String> agents = new ArrayList<>(beside);
        agents.addFirst(agent);
        return agents;
    }

    Place queued(String queue, @Nullable Rung raisedTo) {
        return at(ContactState.QUEUED, queue, null, null, null, null, raisedTo);
    }

    /** Back to where it waited: nobody's again. */
    Place released() {
        return at(ContactState.QUEUED, queue, null, null, null, null, raisedTo);
    }

    /** The offer no longer stands before this agent, but before others. */
    Place releasedFrom(String former) {
        List<String> others = new ArrayList<>(agents());
        others.remove(former);
        return others.isEmpty()
                ? released()
                : new Place(
                        state,
                        queue,
                        others.getFirst(),
                        others.subList(1, others.size()),
                        offer,
                        assignedAt,
                        wrapUpEndsAt,
                        raisedTo,
                        callback,
                        customerLeft);
    }

    Place offered(String agent, String queue, Offer offer) {
        return at(ContactState.OFFERED, queue, agent, offer, null, null, raisedTo);
    }

    /** The same offer stands before one more agent. */
    Place offeredBeside(String other) {
        List<String> others = new ArrayList<>(beside);
        others.add(other);
        return new Place(
                state, queue, agent, others, offer, assignedAt, wrapUpEndsAt, raisedTo, callback, customerLeft);
    }

    Place assigned(String agent, Instant at) {
        return at(ContactState.ASSIGNED, queue, agent, null, at, null, raisedTo);
    }

    Place parked(String agent) {
        return at(ContactState.PARKED, queue, agent, null, assignedAt, null, raisedTo);
    }

    Place wrapping(String agent, Instant endsAt) {
        return at(ContactState.WRAPPING, queue, agent, null, assignedAt, endsAt, raisedTo);
    }

    Place raised(Rung to) {
        return new Place(state, queue, agent, beside, offer, assignedAt, wrapUpEndsAt, to, callback, customerLeft);
    }

    Place toBeCalled() {
        return callback != null ? this : here(Callback.WANTED, customerLeft);
    }

    /** Whoever is to be called back has not given up: such a customer has gone only after the call. */
    Place left() {
        return callback == Callback.WANTED ? here(Callback.OWED, customerLeft) : here(callback, true);
    }

    Place returned() {
        return here(callback, false);
    }

    private Place here(@Nullable Callback callback, boolean customerLeft) {
        return new Place(
                state, queue, agent, beside, offer, assignedAt, wrapUpEndsAt, raisedTo, callback, customerLeft);
    }

    private Place at(
            ContactState state,
            @Nullable String queue,
            @Nullable String agent,
            @Nullable Offer offer,
            @Nullable Instant assignedAt,
            @Nullable Instant wrapUpEndsAt,
            @Nullable Rung raisedTo) {
        return new Place(
                state, queue, agent, List.of(), offer, assignedAt, wrapUpEndsAt, raisedTo, callback, customerLeft);
    }
}
