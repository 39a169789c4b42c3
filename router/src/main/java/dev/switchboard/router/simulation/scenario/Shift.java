package dev.switchboard.router.simulation.scenario;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time at work. Who holds a contact at its end finishes that one and takes no other.
 *
 * @param date the day, null for every day
 * @param from milliseconds after midnight
 * @param to milliseconds after the same midnight; beyond 24 h if the shift ends on another day
 */
public record Shift(@Nullable LocalDate date, long from, long to) {

    public static final long DAY = 86_400_000;

    public Shift {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("a shift from " + from + " to " + to);
        }
    }
}
