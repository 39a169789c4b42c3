package dev.switchboard.router.engine;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.RoutingPlan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open contact as it stands. Closed ones are forgotten by the engine; the log tells their story.
 *
 * @param queue null while no plan has given it one
 * @param offer number of its newest offer, 0 if it never had one
 * @param agent who has it or is offered it; of a parked one, who will get it back
 * @param forAgent the agent it waits for, if for one
 * @param until when the standing offer expires or the wrap-up ends
 */
public record ContactView(
        String contact,
        String conversation,
        Channel channel,
        ContactState state,
        @Nullable String queue,
        Instant arrivedAt,
        int offer,
        @Nullable String agent,
        @Nullable String forAgent,
        RoutingPlan.@Nullable Rung raisedTo,
        int stepsFired,
        @Nullable Instant until) {}
