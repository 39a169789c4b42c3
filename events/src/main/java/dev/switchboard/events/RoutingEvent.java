package dev.switchboard.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the router decided. Past tense; an event is never refused. Its time is the time of the {@link Decision} that holds it, its
 * id is {@code partition-commandOffset-n}.
 */
public sealed interface RoutingEvent {

    String workspace();

    /** An event in the life of one contact. */
    sealed interface OfContact extends RoutingEvent {
        String contact();
    }

    record ContactOpened(
            String workspace,
            String contact,
            String conversation,
            String message,
            Channel channel,
            Customer customer,
            @Nullable String to,
            @Nullable String subject,
            @Nullable String preview,
            Map<String, String> attributes)
            implements OfContact {
        public ContactOpened {
            attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        }
    }

    /**
     * @param rule the rule that picked the queue, null where none did (fallback, transfer, return)
     * @param headStart waiting time credited
     * @param by the agent who caused it, if one did
     * @param forAgent the agent for whom the contact waits (transfer, reopening), if for one
     * @param forAgentUntil when it stops waiting for that agent alone; null if it does not, as when a manager gave it to the agent
     * @param raisedTo set when the contact is for managers from this rung on
     * @param demand what the contact asks on top of its queue, null for nothing
     */
    record ContactQueued(
            String workspace,
            String contact,
            String queue,
            QueuedBecause because,
            @Nullable String rule,
            Duration headStart,
            @Nullable String by,
            @Nullable String forAgent,
            @Nullable Instant forAgentUntil,
            RoutingPlan.@Nullable Rung raisedTo,
            RoutingPlan.@Nullable Demand demand,
            @Nullable String note)
            implements OfContact {

        /**
         * Whether the queue's steps count anew, and what they had widened is over. They do not for what comes back from an offer or
         * waited for one agent in vain.
         *
         * @param state of the contact before this event
         * @param before the queue before, null for none
         */
        public boolean startsAnew(ContactState state, @Nullable String before) {
            return switch (because) {
                case ESCALATED, DUE -> true;
                case ARRIVED, DIVERTED -> !queue.equals(before);
                case DECLINED, MISSED, TRANSFERRED, AGENT_LOST, REOPENED, PRIORITISED ->
                    state != ContactState.QUEUED || !queue.equals(before);
            };
        }
    }

    /**
     * Its queue does not take the contact in, or keeps it no longer. What follows from it is told by the events behind.
     *
     * @param to what becomes of it
     * @param until when it is looked at again, if it waits for an opening
     */
    record ContactDiverted(
            String workspace,
            String contact,
            String queue,
            Diversion.Cause because,
            Diversion to,
            @Nullable Instant until)
            implements OfContact {}

    /**
     * The customer need not stay on the line: when it is the contact's turn, the agent calls.
     *
     * @param at not before; null keeps the place in the queue
     */
    record CallbackPlanned(
            String workspace, String contact, @Nullable Instant at) implements OfContact {}

    /** @param step index in the queue's steps, from 0 */
    record EscalationStepFired(String workspace, String contact, String queue, int step, RoutingPlan.Widening widening)
            implements OfContact {}

    record ServiceLevelBreached(String workspace, String contact, String queue) implements OfContact {}

    /**
     * @param offer counts the contact's offers from 1
     * @param why who and why: strategy and figures
     */
    record ContactOffered(
            String workspace, String contact, int offer, String agent, String queue, Instant expiresAt, Why why)
            implements OfContact {}

    /**
     * Why this agent.
     *
     * @param strategy the queue's strategy, or {@code transfer}, {@code reopened}
     * @param idleSince when the agent last took or finished work
     * @param candidates how many agents were free to take it
     */
    record Why(String strategy, @Nullable Instant idleSince, int candidates) {}

    record OfferDeclined(
            String workspace,
            String contact,
            int offer,
            String agent,
            @Nullable String reason) implements OfContact {}

    record OfferMissed(String workspace, String contact, int offer, String agent) implements OfContact {}

    /** @param because why the offer no longer stands, e.g. {@code customer-left}, {@code agent-lost} */
    record OfferWithdrawn(String workspace, String contact, int offer, String agent, String because)
            implements OfContact {}

    record ContactAssigned(String workspace, String contact, int offer, String agent) implements OfContact {}

    record MessageAdded(String workspace, String contact, String message) implements OfContact {}

    /** The customer is told something by the house, in its own words. */
    record CustomerTold(String workspace, String contact, String message) implements OfContact {}

    record CustomerLeft(String workspace, String contact) implements OfContact {}

    record ContactParked(String workspace, String contact, String agent) implements OfContact {}

    record ContactWrapping(String workspace, String contact, String agent, Instant endsAt) implements OfContact {}

    /** @param agent who closed it; null where nobody had it */
    record ContactClosed(
            String workspace,
            String contact,
            @Nullable String agent,
            @Nullable String outcome) implements OfContact {}

    /** The contact is over: it goes on in another of the same customer, which keeps the better place of the two. */
    record ContactMerged(String workspace, String contact, String into, String by) implements OfContact {}

    record ContactAbandoned(String workspace, String contact) implements OfContact {}

    record PresenceChanged(
            String workspace,
            String agent,
            Presence presence,
            @Nullable String reason) implements RoutingEvent {}

    record AgentChanged(String workspace, AgentProfile profile) implements RoutingEvent {}

    record AgentRemoved(String workspace, String agent) implements RoutingEvent {}

    record TeamsChanged(String workspace, List<Team> teams) implements RoutingEvent {
        public TeamsChanged {
            teams = List.copyOf(teams);
        }
    }

    /** @param message what waiting customers are told, null for nothing */
    record CrisisChanged(
            String workspace,
            boolean on,
            @Nullable String by,
            @Nullable String message) implements RoutingEvent {}

    /**
     * The plan's thresholds say that this is a crisis. Nothing changes until somebody switches the mode on.
     *
     * @param because {@code arrivals}, {@code backlog} or {@code wait}
     * @param value contacts a minute, contacts, or seconds
     */
    record CrisisProposed(String workspace, String because, long value, long threshold) implements RoutingEvent {}

    record PlanPublished(String workspace, RoutingPlan plan) implements RoutingEvent {}

    /**
     * A command made no sense.
     *
     * @param command simple type name of the command
     * @param code stable, e.g. {@code offer.expired}, {@code contact.unknown}, {@code queue.unknown}
     */
    record CommandRejected(
            String workspace,
            String command,
            @Nullable String contact,
            @Nullable String agent,
            String code,
            String detail)
            implements RoutingEvent {}
}
