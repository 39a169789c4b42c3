package dev.switchboard.router.engine;

import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent.ContactQueued;
import dev.switchboard.events.RoutingPlan.Demand;
import dev.switchboard.events.RoutingPlan.Rung;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a contact goes into a queue; {@link ContactQueued} explains each.
 *
 * @param headStart milliseconds
 * @param forAgentUntil epoch milliseconds, {@link Timers#NEVER} without bound
 */
record Terms(
        @Nullable String rule,
        long headStart,
        @Nullable String by,
        @Nullable String forAgent,
        long forAgentUntil,
        @Nullable Rung raisedTo,
        @Nullable Demand demand,
        @Nullable String note) {

    /** For anybody whom the queue asks. */
    static Terms open(long headStart) {
        return new Terms(null, headStart, null, null, Timers.NEVER, null, null, null);
    }

    /** As the contact has them, but for anybody. */
    static Terms of(Contact contact) {
        return open(contact.headStart).asking(contact.raisedTo, contact.demand);
    }

    Terms by(@Nullable String rule, @Nullable String by, @Nullable String note) {
        return new Terms(rule, headStart, by, forAgent, forAgentUntil, raisedTo, demand, note);
    }

    Terms forAgent(@Nullable String agent, long until) {
        return new Terms(rule, headStart, by, agent, agent == null ? Timers.NEVER : until, raisedTo, demand, note);
    }

    Terms asking(@Nullable Rung rung, @Nullable Demand asked) {
        return new Terms(rule, headStart, by, forAgent, forAgentUntil, rung, asked, note);
    }

    ContactQueued queue(Contact contact, QueueInForce queue, QueuedBecause because) {
        return new ContactQueued(
                contact.workspace.id,
                contact.id(),
                queue.id(),
                because,
                rule,
                Duration.ofMillis(headStart),
                by,
                forAgent,
                forAgentUntil == Timers.NEVER ? null : Instant.ofEpochMilli(forAgentUntil),
                raisedTo,
                demand,
                note);
    }
}
