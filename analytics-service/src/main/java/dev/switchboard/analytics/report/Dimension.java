package dev.switchboard.analytics.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What figures may be told apart by. */
enum Dimension {
    CHANNEL,
    QUEUE,
    TEAM,
    AGENT;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Time of agents belongs to agents and teams; no queue and no channel can claim it. */
    boolean hasPresence() {
        return this == TEAM || this == AGENT;
    }

    static Optional<Dimension> named(String name) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.column().equals(name))
                .findFirst();
    }
}
