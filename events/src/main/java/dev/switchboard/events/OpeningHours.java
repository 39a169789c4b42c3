package dev.switchboard.events;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When a queue is open: spans of the days of the week, in a time zone, but not on holidays. What the clocks of the zone do at the ends of
 * summer is theirs to say: a span that begins in the missing hour begins when that is over.
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
            Optional<Instant> begin = beginnings(today.plusDays(day))
                    .filter(moment -> moment.isAfter(at))
                    .min(Comparator.naturalOrder());
            if (begin.isPresent()) {
                return begin;
            }
        }
        return Optional.empty();
    }

    /** An hour that comes twice may begin a span twice, or bring the end of one back; one that is missing begins what begins in it. */
    private Stream<Instant> beginnings(LocalDate date) {
        ZoneRules rules = zone.getRules();
        Stream<Instant> spans = spans(date).stream()
                .map(span -> date.atTime(span.from()))
                .flatMap(local -> rules.getValidOffsets(local).stream().map(local::toInstant));
        ZoneOffsetTransition change =
                rules.nextTransition(date.atStartOfDay(zone).toInstant().minusMillis(1));
        boolean opens = change != null
                && change.getInstant().atZone(zone).toLocalDate().equals(date)
                && isOpen(change.getInstant());
        return opens ? Stream.concat(spans, Stream.of(change.getInstant())) : spans;
    }

    private List<Span> spans(LocalDate date) {
        return holidays.contains(date) ? List.of() : week.getOrDefault(date.getDayOfWeek(), List.of());
    }
}
