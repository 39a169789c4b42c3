package dev.switchboard.analytics.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a workspace is in crisis mode, and whether it should be.
 *
 * @param since when it was last switched on or off, null for never
 * @param by who did it
 * @param message what waiting customers are told
 * @param proposal what speaks for switching it on, while it is off
 */
public record Crisis(
        boolean on,
        @Nullable Instant since,
        @Nullable String by,
        @Nullable String message,
        @Nullable Proposal proposal) {

    public static final Crisis NONE = new Crisis(false, null, null, null, null);

    /**
     * @param because {@code arrivals} a minute, {@code backlog} in contacts, or the longest {@code wait} in seconds
     * @param value what was measured
     */
    public record Proposal(Instant at, String because, long value, long threshold) {}

    public Crisis proposed(@Nullable Proposal proposal) {
        return new Crisis(on, since, by, message, proposal);
    }
}
