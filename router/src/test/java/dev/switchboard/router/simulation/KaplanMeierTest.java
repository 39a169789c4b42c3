package dev.switchboard.router.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.switchboard.router.simulation.scenario.KaplanMeier;
import dev.switchboard.router.simulation.scenario.KaplanMeier.Wait;
import dev.switchboard.router.simulation.scenario.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

    /** Freireich's leukaemia data (1963), 6-mercaptopurine, as in every textbook of survival analysis; + marks the censored. */
    private static final List<Wait> FREIREICH = List.of(
            left(6),
            left(6),
            left(6),
            answered(6),
            left(7),
            answered(9),
            left(10),
            answered(10),
            answered(11),
            left(13),
            left(16),
            answered(17),
            answered(19),
            answered(20),
            left(22),
            left(23),
            answered(25),
            answered(32),
            answered(32),
            answered(34),
            answered(35));

    @Test
    void agreesWithTheTextbook() {
        KaplanMeier estimate = KaplanMeier.of(FREIREICH);
        assertThat(estimate.survival(5)).isEqualTo(1);
        assertThat(estimate.survival(6)).isCloseTo(0.857, within(0.0005));
        assertThat(estimate.survival(7)).isCloseTo(0.807, within(0.0005));
        assertThat(estimate.survival(10)).isCloseTo(0.753, within(0.0005));
        assertThat(estimate.survival(15)).isCloseTo(0.690, within(0.0005));
        assertThat(estimate.survival(16)).isCloseTo(0.627, within(0.0005));
        assertThat(estimate.survival(22)).isCloseTo(0.538, within(0.0005));
        assertThat(estimate.survival(100)).isCloseTo(0.448, within(0.0005));
    }

    @Test
    void drawsWhatItEstimates() {
        KaplanMeier estimate = KaplanMeier.of(FREIREICH);
        assertThat(estimate.draw(0, 0)).isEqualTo(6);
        assertThat(estimate.draw(0, 0.15)).isEqualTo(7);
        assertThat(estimate.draw(0, 0.99)).isEqualTo(Span.ENDLESS);
        assertThat(estimate.draw(8, 0)).as("known to be longer than 8").isEqualTo(10);
        assertThat(estimate.draw(30, 0.5)).isEqualTo(Span.ENDLESS);
    }

    @Test
    void seesThroughTheCensoring() {
        Random random = new Random(11);
        List<Wait> waits = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double patience = 100 * -Math.log(1 - random.nextDouble());
            double answer = 60 * -Math.log(1 - random.nextDouble());
            waits.add(new Wait(Math.min(patience, answer), patience < answer));
        }
        KaplanMeier estimate = KaplanMeier.of(waits);
        assertThat(estimate.survival(50)).isCloseTo(Math.exp(-0.5), within(0.02));
        assertThat(estimate.survival(150)).isCloseTo(Math.exp(-1.5), within(0.02));
    }

    private static Wait left(double time) {
        return new Wait(time, true);
    }

    private static Wait answered(double time) {
        return new Wait(time, false);
    }
}
