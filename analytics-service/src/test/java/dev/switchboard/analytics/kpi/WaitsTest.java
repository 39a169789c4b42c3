package dev.switchboard.analytics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitsTest {

    /** What the sketch promises for its size: 1.33 % for one rank, so twice that is never passed by chance. */
    private static final double RANK_ERROR = 0.0266;

    @Test
    void aThousandPartsThatWentThroughBytesGiveTheQuantilesOfTheWhole() {
        var random = new Random(7);
        var all = new double[100_000];
        var merged = Waits.none();
        for (int part = 0; part < 1_000; part++) {
            var waits = Waits.none();
            for (int n = 0; n < 100; n++) {
                long wait = Math.round(Math.exp(4.62 + 1.27 * random.nextGaussian()) * 1_000);
                all[part * 100 + n] = wait;
                waits.add(wait);
            }
            merged.add(Waits.of(waits.toBytes()));
        }
        Arrays.sort(all);

        for (double share : new double[] {0.5, 0.9, 0.99}) {
            double found = Objects.requireNonNull(merged.quantileMillis(share));
            double rank = (double) Math.abs(Arrays.binarySearch(all, found)) / all.length;
            assertThat(rank).isBetween(share - RANK_ERROR, share + RANK_ERROR);
        }
    }

    @Test
    void ofNothingThereIsNoQuantile() {
        assertThat(Waits.of(null).quantileMillis(0.5)).isNull();
        assertThat(Waits.of(Waits.none().toBytes()).isEmpty()).isTrue();
    }
}
