package dev.switchboard.analytics.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Into which pieces a span of time is cut. Days, weeks and months are those of a time zone: a day may have 23 or 25 hours. */
enum Interval {
    MINUTE,
    QUARTER,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    /** One piece. */
    NONE;

    static Optional<Interval> named(String name) {
        return Arrays.stream(values())
                .filter(interval -> interval.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /**
     * The beginnings of the pieces of [from, to), the first one being {@code from} itself.
     *
     * @throws TooMany if there are more than {@code most}
     */
    List<Instant> cut(Instant from, Instant to, ZoneId zone, int most) {
        var beginnings = new ArrayList<Instant>();
        beginnings.add(from);
        if (this == NONE) {
            return beginnings;
        }
        for (var next = after(from, zone); next.isBefore(to); next = after(next, zone)) {
            if (beginnings.size() == most) {
                throw new TooMany();
            }
            beginnings.add(next);
        }
        return beginnings;
    }

    /** There would be more pieces than anyone can use. */
    static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany() {
            super(null, null, false, false);
        }
    }

    private Instant after(Instant at, ZoneId zone) {
        return switch (this) {
            case MINUTE -> at.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
            case QUARTER -> afterQuarter(at);
            case HOUR -> afterHour(at, zone);
            case DAY -> midnight(at, zone).plusDays(1).toInstant();
            case WEEK ->
                midnight(at, zone)
                        .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .toInstant();
            case MONTH ->
                midnight(at, zone).with(TemporalAdjusters.firstDayOfNextMonth()).toInstant();
            case NONE -> Instant.MAX;
        };
    }

    /** Every time zone's offset is a whole number of quarters. */
    private static Instant afterQuarter(Instant at) {
        long quarter = 15 * 60;
        return Instant.ofEpochSecond((at.getEpochSecond() / quarter + 1) * quarter);
    }

    /** Hours of the zone's clock: some zones are half an hour off. */
    private static Instant afterHour(Instant at, ZoneId zone) {
        long offset = zone.getRules().getOffset(at).getTotalSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond() + offset, 3_600) * 3_600 + 3_600 - offset);
    }

    private static ZonedDateTime midnight(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate().atStartOfDay(zone);
    }
}
