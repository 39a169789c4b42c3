package dev.switchboard.analytics.report;

import dev.switchboard.analytics.kpi.Kpi;
import dev.switchboard.analytics.life.Era;
import dev.switchboard.analytics.problem.FieldProblem;
import dev.switchboard.analytics.problem.Problem;
import dev.switchboard.analytics.problem.Refusal;
import dev.switchboard.events.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a report's parameters and collects every mistake in them, so that all can be mended at once. */
final class QueryReader {

    private static final int MOST_PIECES = 5_000;
    private static final Duration LONGEST = Duration.ofDays(366 * 5);

    private final ZoneId zone;
    private final List<FieldProblem> mistakes = new ArrayList<>();

    QueryReader(ZoneId zone) {
        this.zone = zone;
    }

    /** An instant, or a day of the zone: its beginning. */
    Instant time(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return mistake(
                    name, text, "is needed: an instant (2026-11-29T08:00:00Z) or a day (2026-11-29)", Instant.EPOCH);
        }
        try {
            var time = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : Instant.parse(text);
            return Era.holds(time) ? time : mistake(name, text, Era.RULE, Instant.EPOCH);
        } catch (DateTimeParseException neither) {
            return mistake(
                    name, text, "must be an instant (2026-11-29T08:00:00Z) or a day (2026-11-29)", Instant.EPOCH);
        }
    }

    List<Instant> pieces(Instant from, Instant to, @Nullable String text) {
        var interval = text == null ? Optional.of(Interval.NONE) : Interval.named(text);
        boolean knowsTimes = mistakes.isEmpty();
        if (interval.isEmpty()) {
            mistake("interval", text, "must be minute, quarter, hour, day, week, month or none", from);
        }
        if (!knowsTimes) {
            return List.of(from);
        }
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            return mistake("to", to.toString(), "must lie after from, by no more than five years", List.of(from));
        }
        try {
            return interval.orElse(Interval.NONE).cut(from, to, zone, MOST_PIECES);
        } catch (Interval.TooMany tooMany) {
            return mistake("interval", text, "makes more than " + MOST_PIECES + " pieces of this time", List.of(from));
        }
    }

    List<Dimension> by(List<String> names) {
        return each("by", names, Dimension::named, "must be channel, queue, team or agent");
    }

    /** Without a name: all. */
    List<Kpi> kpis(List<String> names) {
        var kpis = each("kpi", names, Kpi::named, "is no KPI: GET /api/analytics/kpis lists them");
        return kpis.isEmpty() ? List.of(Kpi.values()) : kpis;
    }

    private <T> List<T> each(String field, List<String> names, Function<String, Optional<T>> read, String rule) {
        var found = new ArrayList<T>();
        for (var name :
                names.stream().flatMap(list -> Arrays.stream(list.split(","))).toList()) {
            read.apply(name.strip())
                    .ifPresentOrElse(
                            value -> {
                                if (!found.contains(value)) {
                                    found.add(value);
                                }
                            },
                            () -> mistakes.add(new FieldProblem(field, name, rule)));
        }
        return found;
    }

    @Nullable
    Channel channel(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Channel.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            mistakes.add(new FieldProblem("channel", text, "must be one of " + Arrays.toString(Channel.values())));
            return null;
        }
    }

    /** A queue, a team or an agent; null for any. */
    @Nullable
    String name(String field, @Nullable String text) {
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            mistake(field, null, "holds control characters", text);
        }
        return text;
    }

    /** Whether a table is wanted: by {@code format}, or where nothing is said there by what the client accepts. */
    boolean csv(@Nullable String format, @Nullable String accept) {
        if (format == null) {
            return accept != null && accept.startsWith(ReportResource.CSV);
        }
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "csv" -> true;
            case "json" -> false;
            default -> mistake("format", format, "must be json or csv", false);
        };
    }

    private <T> T mistake(String field, @Nullable String value, String rule, T instead) {
        mistakes.add(new FieldProblem(field, value, rule));
        return instead;
    }

    /** Ends the request if anything was wrong. */
    void check() {
        if (!mistakes.isEmpty()) {
            throw new Refusal(Problem.invalid("query.invalid", "The query can't be answered.", mistakes));
        }
    }
}
