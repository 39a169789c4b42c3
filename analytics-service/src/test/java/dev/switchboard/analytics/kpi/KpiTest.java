package dev.switchboard.analytics.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each KPI by an example that can be computed in the head. */
class KpiTest {

    private final Tally tally = new Tally();

    @Test
    void serviceLevelAndAbandonRateLeaveShortAbandonsOut() {
        with(
                Count.OFFERED,
                10,
                Count.ANSWERED,
                6,
                Count.WITHIN_SERVICE_LEVEL,
                4,
                Count.ABANDONED,
                4,
                Count.SHORT_ABANDONED,
                2);

        assertThat(Kpi.SERVICE_LEVEL.of(tally)).isEqualTo(4 / 8.0);
        assertThat(Kpi.ABANDON_RATE.of(tally)).isEqualTo(2 / 8.0);
        assertThat(Kpi.CONTACTS_ABANDONED.of(tally)).isEqualTo(2);
        assertThat(Kpi.SHORT_ABANDONS.of(tally)).isEqualTo(2);
        assertThat(Kpi.CONTACTS_OFFERED.of(tally)).isEqualTo(10);
        assertThat(Kpi.CONTACTS_ANSWERED.of(tally)).isEqualTo(6);
    }

    @Test
    void whoWasTurnedAwayHasARateOfItsOwn() {
        with(Count.OFFERED, 12, Count.BLOCKED, 3, Count.ANSWERED, 6, Count.WITHIN_SERVICE_LEVEL, 3, Count.ABANDONED, 1);
        with(Count.SHORT_ABANDONED, 1);

        assertThat(Kpi.CONTACTS_BLOCKED.of(tally)).isEqualTo(3);
        assertThat(Kpi.BLOCKED_RATE.of(tally)).isEqualTo(3 / 12.0);
        assertThat(Kpi.SERVICE_LEVEL.of(tally)).isEqualTo(3 / 8.0);
        assertThat(Kpi.ABANDON_RATE.of(tally)).isZero();
    }

    @Test
    void timesAreMeansInSeconds() {
        with(Count.ANSWERED, 4, Count.WAIT_MS, 50_000, Count.HANDLED, 2, Count.HANDLE_MS, 90_000);
        with(Count.FIRST_RESPONSES, 3, Count.FIRST_RESPONSE_MS, 6_000);

        assertThat(Kpi.AVERAGE_SPEED_OF_ANSWER.of(tally)).isEqualTo(12.5);
        assertThat(Kpi.HANDLE_TIME.of(tally)).isEqualTo(45);
        assertThat(Kpi.FIRST_RESPONSE_TIME.of(tally)).isEqualTo(2);
    }

    @Test
    void quantilesOfFewWaitsAreExact() {
        IntStream.rangeClosed(1, 100).forEach(second -> tally.addWait(second * 1_000L));

        assertThat(Kpi.WAIT_P50.of(tally)).isEqualTo(50);
        assertThat(Kpi.WAIT_P90.of(tally)).isEqualTo(90);
        assertThat(Kpi.WAIT_P99.of(tally)).isEqualTo(99);
    }

    @Test
    void occupancyIsTheShareOfTimeWithWork() {
        tally.addPresence(45_000, 15_000);

        assertThat(Kpi.OCCUPANCY.of(tally)).isEqualTo(0.75);
    }

    @Test
    void whoComesBackWasNotResolvedAtFirst() {
        with(Count.CLOSED, 8, Count.CAME_BACK, 2);

        assertThat(Kpi.FIRST_CONTACT_RESOLUTION.of(tally)).isEqualTo(0.75);
    }

    @Test
    void surveysGiveSharesMeansAndPoints() {
        with(Count.CSAT_ANSWERS, 4, Count.CSAT_SATISFIED, 3, Count.CSAT_SUM, 17);
        with(Count.NPS_ANSWERS, 10, Count.NPS_PROMOTERS, 6, Count.NPS_DETRACTORS, 3);

        assertThat(Kpi.CSAT.of(tally)).isEqualTo(0.75);
        assertThat(Kpi.CSAT_MEAN.of(tally)).isEqualTo(4.25);
        assertThat(Kpi.NPS.of(tally)).isCloseTo(30, within(1e-9));
    }

    @Test
    void countsAreWhatTheySay() {
        with(
                Count.TRANSFERS,
                1,
                Count.LEVEL_LOWERED,
                2,
                Count.SKILL_DROPPED,
                3,
                Count.TEAM_ADDED,
                4,
                Count.TO_MANAGER,
                5);
        with(Count.TO_SENIOR_MANAGER, 6, Count.TO_VICE_PRESIDENT, 7, Count.MISSED, 8, Count.DECLINED, 9);

        assertThat(Arrays.stream(new Kpi[] {
                            Kpi.TRANSFERS_MADE,
                            Kpi.ESCALATED_LEVEL,
                            Kpi.ESCALATED_SKILL,
                            Kpi.ESCALATED_TEAM,
                            Kpi.ESCALATED_MANAGER,
                            Kpi.ESCALATED_SENIOR_MANAGER,
                            Kpi.ESCALATED_VICE_PRESIDENT,
                            Kpi.MISSED_OFFERS,
                            Kpi.DECLINED_OFFERS
                        })
                        .map(kpi -> kpi.of(tally)))
                .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0);
    }

    @ParameterizedTest
    @EnumSource
    void nothingGivesNoValueOrZeroButNeverNonsense(Kpi kpi) {
        var value = kpi.of(tally);

        assertThat(value == null ? kpi.unit() == Kpi.Unit.COUNT : kpi.unit() != Kpi.Unit.COUNT)
                .isFalse();
        assertThat(Kpi.named(kpi.id())).contains(kpi);
    }

    @Test
    void partsAddUpToTheWholeAndCanBeTakenBack() {
        with(Count.OFFERED, 3, Count.WAIT_MS, 5);
        var other = new Tally();
        other.add(Count.OFFERED, 4);
        other.addWait(1_000);
        tally.add(other);

        assertThat(tally.get(Count.OFFERED)).isEqualTo(7);
        assertThat(Kpi.WAIT_P50.of(tally)).isEqualTo(1);
        tally.subtractCounts(other);
        assertThat(tally.get(Count.OFFERED)).isEqualTo(3);
    }

    private void with(Object... counts) {
        for (int n = 0; n < counts.length; n += 2) {
            tally.add((Count) counts[n], ((Number) counts[n + 1]).longValue());
        }
    }
}
