package dev.switchboard.router.simulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A figure over the replications that have it: the mean m of n values with deviation s, and Student's interval for the expected value,
 * m ± t(n-1) · s / √n.
 *
 * @param low with 95 % confidence; null if there is but one value
 * @param high as {@code low}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Estimate(
        double mean, @Nullable Double low, @Nullable Double high) {

    private static final double CONFIDENCE = 0.95;

    /** Empty if no replication has a value. */
    public static Optional<Estimate> of(double[] values) {
        return of(values, CONFIDENCE);
    }

    public static Optional<Estimate> of(double[] values, double confidence) {
        double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (known.length == 0) {
            return Optional.empty();
        }
        double mean = Arrays.stream(known).sum() / known.length;
        if (known.length == 1) {
            return Optional.of(new Estimate(mean, null, null));
        }
        double squares = Arrays.stream(known)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = Math.sqrt(squares / (known.length - 1));
        double t = TDistribution.of(known.length - 1).inverseSurvivalProbability((1 - confidence) / 2);
        double half = t * deviation / Math.sqrt(known.length);
        return Optional.of(new Estimate(mean, mean - half, mean + half));
    }

    public boolean contains(double value) {
        return low != null && high != null && low <= value && value <= high;
    }
}
