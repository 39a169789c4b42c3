package dev.switchboard.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When customers come, and how fast the day passes. */
class RhythmTest {
    private static final double PER_MINUTE = 30;

    @Test
    void theDayHasItsPeakBeforeNoonAndIsNeverDead() {
        assertThat(DayCurve.at(10.5)).isEqualTo(1.0);
        for (double hour = 0; hour < 24; hour += 0.1) {
            assertThat(DayCurve.at(hour)).as("at %.1f", hour).isBetween(0.25, 1.0);
        }
        assertThat(DayCurve.at(23.999)).isCloseTo(DayCurve.at(0), within(0.01));
    }

    @Test
    void asManyComeInEachHourAsTheCurveWants() {
        var days = 200;
        var counted = new int[24];
        var arrivals = new Arrivals(PER_MINUTE, new Pace(1), new Draw(7));
        var minutes = 0.0;
        while (minutes * DayClock.HOURS_PER_MINUTE < days * 24) {
            minutes +=
                    arrivals.untilNext(minutes * DayClock.HOURS_PER_MINUTE % 24).toMillis() / 60_000.0;
            counted[(int) (minutes * DayClock.HOURS_PER_MINUTE) % 24]++;
        }
        for (int hour = 0; hour < 24; hour++) {
            var mean = days * PER_MINUTE / DayClock.HOURS_PER_MINUTE * shareIn(hour);
            assertThat((double) counted[hour]).as("hour %d", hour).isCloseTo(mean, within(5 * Math.sqrt(mean)));
        }
    }

    private static double shareIn(int hour) {
        var sum = 0.0;
        for (int part = 0; part < 60; part++) {
            sum += DayCurve.at(hour + (part + 0.5) / 60);
        }
        return sum / 60;
    }

    @Test
    void timesBetweenArrivalsAreAsIrregularAsChanceMakesThem() {
        var arrivals = new Arrivals(PER_MINUTE, new Pace(1), new Draw(7));
        var seconds = java.util.stream.DoubleStream.generate(
                        () -> arrivals.untilNext(10.5).toMillis() / 1_000.0)
                .limit(20_000)
                .toArray();
        var mean = java.util.Arrays.stream(seconds).average().orElseThrow();
        var variance = java.util.Arrays.stream(seconds)
                .map(one -> (one - mean) * (one - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(60 / PER_MINUTE, within(0.05));
        assertThat(Math.sqrt(variance) / mean).as("1 for a Poisson process").isCloseTo(1, within(0.05));
    }

    @Test
    void paceMakesEverythingFaster() {
        assertThat(new Pace(4).of(Duration.ofSeconds(10))).isEqualTo(Duration.ofMillis(2_500));
        var nanos = new AtomicLong();
        var clock = new DayClock(new Pace(10), nanos::get);
        assertThat(clock.hour()).isEqualTo(DayClock.BEGIN_HOUR);
        nanos.set(Duration.ofMinutes(3).toNanos());
        assertThat(clock.hour()).isCloseTo((9 + 30 * DayClock.HOURS_PER_MINUTE) % 24, within(1e-9));
        assertThatThrownBy(() -> new Pace(11)).hasMessageContaining("from 0.1 to 10.0, not 11");
    }

    @Test
    void theSameSeedBringsTheSameDay() {
        var one = new Draw(3);
        var other = new Draw(3);
        for (int n = 0; n < 50; n++) {
            assertThat(Person.any(one)).isEqualTo(Person.any(other));
            assertThat(one.logNormal(5, 0.5)).isEqualTo(other.logNormal(5, 0.5));
        }
        assertThat(new Draw(4).exponential(1)).isNotEqualTo(new Draw(3).exponential(1));
    }

    @Test
    void handleTimesHaveTheirMedianAndALongTail() {
        var draw = new Draw(1);
        var times = java.util.stream.DoubleStream.generate(() -> draw.logNormal(30, 0.5))
                .limit(20_000)
                .sorted()
                .toArray();
        assertThat(times[10_000]).isCloseTo(30, within(1.0));
        assertThat(times[19_000]).isCloseTo(30 * Math.exp(0.5 * 1.645), within(3.0));
    }

    @Test
    void weightsAreKept() {
        var draw = new Draw(5);
        var counted = new int[3];
        for (int n = 0; n < 30_000; n++) {
            counted[draw.weighted(1, 0, 2)]++;
        }
        assertThat(counted[1]).isZero();
        assertThat(counted[0]).isCloseTo(10_000, within(400));
    }

    @Test
    void aNightShiftGoesThroughMidnight() {
        assertThat(Shift.NIGHT.covers(23)).isTrue();
        assertThat(Shift.NIGHT.covers(3)).isTrue();
        assertThat(Shift.NIGHT.covers(12)).isFalse();
    }

    @Test
    void somebodyOfEachTeamIsThereAtAnyHour() {
        for (double hour = 0; hour < 24; hour += 0.25) {
            for (var team : java.util.List.of("billing", "technical", "orders")) {
                var at = hour;
                assertThat(Staff.SIMULATED)
                        .as("%s at %.2f", team, hour)
                        .anyMatch(one -> one.team().equals(team)
                                && !one.isManager()
                                && one.shift().covers(at));
            }
        }
    }
}
