package dev.switchboard.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void theDayTheClocksGoBackHasTwentyFiveHours() {
        var day = berlin("2026-10-25T00:00");
        var next = berlin("2026-10-26T00:00");

        assertThat(Interval.HOUR.cut(day, next, BERLIN, 100)).hasSize(25);
        assertThat(Interval.DAY.cut(day, next, BERLIN, 100)).containsExactly(day);
        assertThat(Duration.between(day, next)).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void theDayTheyGoForwardHasTwentyThree() {
        assertThat(Interval.HOUR.cut(berlin("2026-03-29T00:00"), berlin("2026-03-30T00:00"), BERLIN, 100))
                .hasSize(23);
    }

    @Test
    void weeksBeginOnMondayAndMonthsOnTheFirst() {
        assertThat(Interval.WEEK.cut(berlin("2026-11-25T10:00"), berlin("2026-12-08T00:00"), BERLIN, 100))
                .containsExactly(berlin("2026-11-25T10:00"), berlin("2026-11-30T00:00"), berlin("2026-12-07T00:00"));
        assertThat(Interval.MONTH.cut(berlin("2026-10-01T00:00"), berlin("2026-12-01T00:00"), BERLIN, 100))
                .containsExactly(berlin("2026-10-01T00:00"), berlin("2026-11-01T00:00"));
    }

    @Test
    void hoursAreThoseOfTheZonesClock() {
        var kathmandu = ZoneId.of("Asia/Kathmandu");
        var from = ZonedDateTime.of(2026, 11, 29, 9, 10, 0, 0, kathmandu).toInstant();

        assertThat(Interval.HOUR.cut(from, from.plus(Duration.ofHours(1)), kathmandu, 10))
                .containsExactly(
                        from,
                        ZonedDateTime.of(2026, 11, 29, 10, 0, 0, 0, kathmandu).toInstant());
    }

    @Test
    void quartersAndMinutesBeginOnTheirMarks() {
        var from = Instant.parse("2026-11-29T08:07:30Z");

        assertThat(Interval.QUARTER.cut(from, Instant.parse("2026-11-29T08:31:00Z"), BERLIN, 10))
                .isEqualTo(List.of(from, Instant.parse("2026-11-29T08:15:00Z"), Instant.parse("2026-11-29T08:30:00Z")));
        assertThat(Interval.MINUTE.cut(from, Instant.parse("2026-11-29T08:09:00Z"), BERLIN, 10))
                .isEqualTo(List.of(from, Instant.parse("2026-11-29T08:08:00Z")));
    }

    @Test
    void tooManyPiecesAreRefused() {
        assertThatThrownBy(() ->
                        Interval.MINUTE.cut(berlin("2026-01-01T00:00"), berlin("2026-02-01T00:00"), BERLIN, 5_000))
                .isInstanceOf(Interval.TooMany.class);
    }

    private static Instant berlin(String local) {
        return java.time.LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
