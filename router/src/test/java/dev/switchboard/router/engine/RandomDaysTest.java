package dev.switchboard.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomDaysTest {

    private static final int SEEDS = Integer.getInteger("switchboard.seeds", 500);
    private static final int COMMANDS = 120;

    @Test
    void theEngineDecidesAsTheNaiveOne() {
        long[] events = {0};
        for (long seed = 0; seed < SEEDS; seed++) {
            events[0] += play(seed, 0);
        }
        System.out.println(events[0]);
    }

    private static int play(long seed, int age) {
        try {
            return new RandomRun(seed, age).play(COMMANDS);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }
}
