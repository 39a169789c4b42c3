package dev.switchboard.events;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When a queue is open: spans of the days of the week, in a time zone, but not on holidays. What the clocks of the zone do at the ends of
 * summer is theirs to say: a span that begins in the missing hour begins an hour later.
 *
 * @param hours name
 * @param zone such as {@code Europe/Zurich}
 * @param week the spans of each day; none for a day that is missing
 */
public record OpeningHours(String hours, ZoneId zone, Map<DayOfWeek, List<Span>> week, Set<LocalDate> holidays) {

    /** How far ahead an opening is looked for. */
    private static final int HORIZON_DAYS = 400;

    public OpeningHours {
        Require.text(hours, "hours");
        Require.present(zone, "zone");
        Map<DayOfWeek, List<Span>> ordered = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, spans) -> ordered.put(
                day, spans.stream().sorted(Comparator.comparing(Span::from)).toList()));
        week = Map.copyOf(ordered);
        holidays =
                holidays == null ? Set.of() : java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(holidays));
    }

    /** From {@code from} until just before {@code to}; midnight as an end is the end of the day. */
    public record Span(LocalTime from, LocalTime to) {
        public Span {
            if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
                throw new IllegalArgumentException("from must be before to, was " + from + "-" + to);
            }
        }

        boolean contains(LocalTime time) {
            return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
        }
    }

    public boolean isOpen(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return spans(local.toLocalDate()).stream().anyMatch(span -> span.contains(local.toLocalTime()));
    }

    /** The first moment after {@code at} when a span begins; empty if none does within a year. */
    public Optional<Instant> nextOpening(Instant at) {
        LocalDate today = at.atZone(zone).toLocalDate();
        for (int day = 0; day < HORIZON_DAYS; day++) {
            LocalDate date = today.plusDays(day);
            for (Span span : spans(date)) {
                Instant begin = date.atTime(span.from()).atZone(zone).toInstant();
                if (begin.isAfter(at)) {
                    return Optional.of(begin);
                }
            }
        }
        return Optional.empty();
    }

    private List<Span> spans(LocalDate date) {
        return holidays.contains(date) ? List.of() : week.getOrDefault(date.getDayOfWeek(), List.of());
    }
}
