package dev.switchboard.analytics.history;

import dev.switchboard.analytics.life.ContactLife;
import dev.switchboard.analytics.life.Era;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line of history. Columns, by name and in any order: {@code arrived}, {@code channel}, {@code queue}, {@code answered} (empty:
 * nobody did), {@code ended}; and, if there are any, {@code outcome}, {@code priority}, {@code agent}, {@code team}, {@code customer}.
 * Times are instants, or local times of the workspace.
 */
final class HistoryReader {

    private static final int LONGEST_NAME = 200;

    private final String workspace;
    private final String name;
    private final ZoneId zone;
    private final Duration serviceLevel;

    /** @param name of the import: the same line of the same import is the same contact, however often it is brought in */
    HistoryReader(String workspace, String name, ZoneId zone, Duration serviceLevel) {
        this.workspace = workspace;
        this.name = name;
        this.zone = zone;
        this.serviceLevel = serviceLevel;
    }

    /** Why a line can't be taken. */
    static final class BadLine extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String field;
        private final @Nullable String value;

        BadLine(String field, @Nullable String value, String reason) {
            super(reason, null, false, false);
            this.field = field;
            this.value = value;
        }

        String field() {
            return field;
        }

        @Nullable
        String value() {
            return value;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** @throws BadLine with the first thing that is wrong with it */
    ContactLife read(CSVRecord line, long number) {
        var life = new ContactLife();
        life.workspace = workspace;
        life.contact = "import:" + name + ":" + number;
        life.imported = true;
        life.channel = channel(text(line, "channel"));
        life.queue = name(line, "queue");
        life.waitsIn = life.queue;
        life.team = name(line, "team");
        life.agent = name(line, "agent");
        life.priority = priority(text(line, "priority"));
        life.outcome = orNull(name(line, "outcome"));
        life.customer = name(line, "customer").isEmpty() ? life.contact : name(line, "customer");
        life.conversation = life.contact;
        life.arrivedAt = required(line, "arrived");
        life.endedAt = required(line, "ended");
        life.answeredAt = time(line, "answered");
        life.state = life.answeredAt == null ? ContactState.ABANDONED : ContactState.CLOSED;
        order(life, line);
        if (life.answeredAt != null) {
            life.withinServiceLevel = life.waited().compareTo(serviceLevel) <= 0;
            life.handled = true;
            life.handleMs = Duration.between(life.answeredAt, life.endedAt).toMillis();
        }
        return life;
    }

    private static void order(ContactLife life, CSVRecord line) {
        if (life.endedAt.isBefore(life.arrivedAt)) {
            throw new BadLine("ended", text(line, "ended"), "lies before arrived");
        }
        if (life.answeredAt != null
                && (life.answeredAt.isBefore(life.arrivedAt) || life.answeredAt.isAfter(life.endedAt))) {
            throw new BadLine("answered", text(line, "answered"), "lies outside arrived and ended");
        }
    }

    private static Channel channel(String text) {
        try {
            return Channel.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new BadLine("channel", text, "must be one of " + Arrays.toString(Channel.values()));
        }
    }

    private static @Nullable Integer priority(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException noNumber) {
            throw new BadLine("priority", text, "must be a whole number");
        }
    }

    private static String name(CSVRecord line, String field) {
        var text = text(line, field);
        if (text.length() > LONGEST_NAME) {
            throw new BadLine(field, text.substring(0, 20) + "…", "is longer than " + LONGEST_NAME + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new BadLine(field, null, "holds control characters");
        }
        return text;
    }

    private Instant required(CSVRecord line, String field) {
        var time = time(line, field);
        if (time == null) {
            throw new BadLine(field, "", "is needed");
        }
        return time;
    }

    private @Nullable Instant time(CSVRecord line, String field) {
        var text = text(line, field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var time = text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
            if (!Era.holds(time)) {
                throw new BadLine(field, text, Era.RULE);
            }
            return time;
        } catch (DateTimeParseException noTime) {
            throw new BadLine(
                    field, text, "must be an instant (2026-11-29T08:00:00Z) or a local time (2026-11-29T08:00:00)");
        }
    }

    private static String text(CSVRecord line, String field) {
        return line.isSet(field) ? line.get(field).strip() : "";
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
