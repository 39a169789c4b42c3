package dev.switchboard.demo;

import java.util.List;
import java.util.Random;

/** What chance decides, from one seed. One thread at a time. */
final class Draw {
    private final Random random;

    Draw(long seed) {
        this.random = new Random(seed);
    }

    /** Another source, so that what one person draws does not depend on how threads take turns. */
    Draw another() {
        return new Draw(random.nextLong());
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Times between independent events; patience, too. */
    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /**
     * Times of work: many short ones, a few long ones.
     *
     * @param sigma of the logarithm; 0.5 lets one in twenty take more than twice the median
     */
    double logNormal(double median, double sigma) {
        return median * Math.exp(sigma * random.nextGaussian());
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** An index, each with the probability of its weight. */
    int weighted(double... weights) {
        var left = random.nextDouble() * java.util.Arrays.stream(weights).sum();
        for (int at = 0; at < weights.length - 1; at++) {
            left -= weights[at];
            if (left < 0) {
                return at;
            }
        }
        return weights.length - 1;
    }
}
