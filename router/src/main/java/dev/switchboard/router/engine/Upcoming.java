package dev.switchboard.router.engine;

import dev.switchboard.events.RoutingPlan.Widening;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What will happen to a contact if nothing else does.
 *
 * @param step the step's index in the queue, and what it does; null for everything else
 * @param agent whom it is about, if about anybody
 */
public record Upcoming(
        Instant at,
        What what,
        @Nullable Integer step,
        @Nullable Widening widening,
        @Nullable String agent) {

    /** What happens. */
    public enum What {
        OFFER_EXPIRES,
        WRAP_UP_ENDS,
        /** It stops waiting for one agent alone. */
        PREFERENCE_ENDS,
        /** Its queue opens, or the time of its callback comes. */
        HOLD_ENDS,
        SERVICE_LEVEL_BREACHED,
        STEP,
        LONGEST_WAIT_OVER,
        /** An agent who declined it may be offered it again. */
        COOL_DOWN_ENDS
    }

    static Upcoming of(long at, What what, @Nullable String agent) {
        return new Upcoming(Instant.ofEpochMilli(at), what, null, null, agent);
    }
}
