package dev.switchboard.analytics.life;

import java.time.Instant;

/** The times that figures can have: far enough for any history, near enough for every database and calendar. */
public final class Era {

    public static final String RULE = "must lie between 1900 and 2200";

    private static final Instant BEGIN = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private Era() {}

    public static boolean holds(Instant time) {
        return !time.isBefore(BEGIN) && !time.isAfter(END);
    }
}
