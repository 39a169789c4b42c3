package dev.switchboard.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of random days in two contact centres of one partition, with every policy, agents who come and go, plans that change, clocks that
 * jump and fall back, and commands that come late, twice or in another order. After each command the naive engine has said the same and
 * has set the same timer; an engine that is torn down and restored decides the same; at the end the log stands the audit (I1-I8).
 *
 * <p>A failure names its seed. More of them: {@code -Dswitchboard.seeds=1000000}, from another one on:
 * {@code -Dswitchboard.first-seed=5000000}.
 */
class RandomDaysTest {

    private static final long SEEDS = Long.getLong("switchboard.seeds", 2_000);
    private static final long FIRST = Long.getLong("switchboard.first-seed", 0);
    private static final int COMMANDS = 100;

    @Test
    void theEngineDecidesAsTheNaiveOne() {
        play(LongStream.range(FIRST, FIRST + SEEDS), 0);
    }

    /** A snapshot before every command: each is decided by an engine that starts from one taken so many decisions ago. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void anEngineRestoredBeforeEveryCommandDecidesTheSame(int decisionsAgo) {
        play(LongStream.range(FIRST, FIRST + Math.max(4, SEEDS / 100)), decisionsAgo);
    }

    private static void play(LongStream seeds, int decisionsAgo) {
        Optional<AssertionError> failure = seeds.parallel()
                .mapToObj(seed -> play(seed, decisionsAgo))
                .flatMap(Optional::stream)
                .findAny();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private static Optional<AssertionError> play(long seed, int decisionsAgo) {
        try {
            int events = new RandomRun(seed, decisionsAgo).play(COMMANDS);
            assertThat(events).as("events").isGreaterThan(COMMANDS / 2);
            return Optional.empty();
        } catch (AssertionError | RuntimeException e) {
            return Optional.of(new AssertionError("seed " + seed + ": " + e.getMessage(), e));
        }
    }

    @Test
    void forgetsWhatIsClosed() {
        Centre centre = Centre.open();
        centre.busyBee("ava", "billing", Map.of("billing", 9));
        int empty = centre.engine.snapshot().length;

        for (int i = 0; i < 1_000; i++) {
            centre.chat("k" + i, "billing");
            centre.accept("k" + i);
            centre.complete("k" + i);
        }

        assertThat(centre.engine.snapshot().length).isLessThan(empty + 100);
        assertThat(centre.engine.nextTimer()).isNull();
    }
}
