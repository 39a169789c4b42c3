package dev.switchboard.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    /** Asked minute by minute over the nights in which the clocks change, and over others. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z", "2026-11-22T12:00:00Z"})
    void whatIsClosedOpensAtTheFirstMinuteAtWhichItIsOpen(Instant from) {
        for (int seed = 0; seed < 20; seed++) {
            OpeningHours hours = random(new Random(seed), from);
            boolean[] open = new boolean[3 * 24 * 60];
            for (int minute = 0; minute < open.length; minute++) {
                open[minute] = hours.isOpen(at(from, minute));
            }
            int next = open.length;
            for (int minute = open.length - 1; minute >= 0; minute--) {
                if (!open[minute] && next < open.length) {
                    assertThat(hours.nextOpening(at(from, minute)))
                            .as("seed %s, minute %s", seed, minute)
                            .hasValue(at(from, next));
                }
                next = open[minute] ? minute : next;
            }
        }
    }

    @Test
    void aSpanThatBeginsInTheMissingHourBeginsWhenThatIsOver() {
        OpeningHours night = new OpeningHours(
                "night",
                ZURICH,
                Map.of(DayOfWeek.SUNDAY, List.of(new Span(LocalTime.of(2, 30), LocalTime.of(3, 30)))),
                Set.of());

        assertThat(night.nextOpening(Instant.parse("2026-03-29T00:00:00Z")))
                .hasValue(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void whatNeverOpensHasNoOpening() {
        assertThat(new OpeningHours("never", ZURICH, Map.of(), Set.of()).nextOpening(Instant.EPOCH))
                .isEmpty();
    }

    private static Instant at(Instant from, int minute) {
        return from.plus(Duration.ofMinutes(minute));
    }

    private static OpeningHours random(Random random, Instant from) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Span> spans = new ArrayList<>();
            for (int begin = random.nextInt(300);
                    begin < 24 * 60 - 1 && spans.size() < 4;
                    begin += 1 + random.nextInt(300)) {
                int end = Math.min(24 * 60, begin + 1 + random.nextInt(200));
                spans.add(new Span(time(begin), time(end % (24 * 60))));
                begin = end;
            }
            week.put(day, spans);
        }
        LocalDate today = from.atZone(ZURICH).toLocalDate();
        return new OpeningHours("some", ZURICH, week, random.nextInt(3) == 0 ? Set.of(today.plusDays(1)) : Set.of());
    }

    private static LocalTime time(int minutes) {
        return LocalTime.of(minutes / 60, minutes % 60);
    }
}
