package dev.switchboard.demo;

import java.time.Duration;

/**
 * How fast the demo lives. At pace 1 people type and talk about as fast as in reality, in short contacts, and a day of the demo takes
 * an hour; at pace N all of it takes the N-th part of its time. What the house itself measures (offer time-outs, escalation
 * steps) stays as it is.
 */
record Pace(double factor) {
    static final double SLOWEST = 0.1;
    /** Some five contacts a second at the busiest hour: as much as a small machine can do beside the house. */
    static final double FASTEST = 10;

    Pace {
        if (!(factor >= SLOWEST && factor <= FASTEST)) {
            throw new IllegalArgumentException(
                    "the pace is a number from %s to %s, not %s".formatted(SLOWEST, FASTEST, factor));
        }
    }

    /** How long something takes that takes so long at pace 1. */
    Duration of(Duration usual) {
        return ofSeconds(usual.toMillis() / 1_000.0);
    }

    Duration ofSeconds(double usual) {
        return Duration.ofMillis(Math.round(usual / factor * 1_000));
    }
}
