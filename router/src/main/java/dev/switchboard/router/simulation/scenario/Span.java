package dev.switchboard.router.simulation.scenario;

import java.util.List;
import java.util.random.RandomGenerator;

/** How long something takes, in milliseconds: a service, a wrap-up, a customer's patience. */
public sealed interface Span {

    /** What has no end. */
    long ENDLESS = Long.MAX_VALUE;

    /** Draws one. Takes as much from the generator whatever comes out, so that streams stay in step. */
    double draw(RandomGenerator random);

    record Endless() implements Span {
        @Override
        public double draw(RandomGenerator random) {
            return ENDLESS;
        }
    }

    record Fixed(double millis) implements Span {
        @Override
        public double draw(RandomGenerator random) {
            return millis;
        }
    }

    record Exponential(double mean) implements Span {
        @Override
        public double draw(RandomGenerator random) {
            return mean * random.nextExponential();
        }
    }

    /**
     * The logarithm is normal.
     *
     * @param mu mean of the logarithm of the milliseconds: the logarithm of the median
     * @param sigma deviation of the logarithm
     */
    record LogNormal(double mu, double sigma) implements Span {

        public static LogNormal ofMedian(double median, double sigma) {
            return new LogNormal(Math.log(median), sigma);
        }

        /** By mean m and deviation s: sigma² = ln(1 + s²/m²), mu = ln m - sigma²/2. */
        public static LogNormal ofMean(double mean, double deviation) {
            double variance = Math.log1p(deviation * deviation / (mean * mean));
            return new LogNormal(Math.log(mean) - variance / 2, Math.sqrt(variance));
        }

        @Override
        public double draw(RandomGenerator random) {
            return Math.exp(mu + sigma * random.nextGaussian());
        }
    }

    /** One of those seen, each as likely as any other. */
    record Empirical(List<Double> millis) implements Span {
        public Empirical {
            millis = List.copyOf(millis);
            if (millis.isEmpty()) {
                throw new IllegalArgumentException("nothing to draw from");
            }
        }

        @Override
        public double draw(RandomGenerator random) {
            return millis.get(random.nextInt(millis.size()));
        }
    }

    /** As {@code estimate} has it, of which more than {@code seen} is known to pass. */
    record Patience(KaplanMeier estimate, double seen) implements Span {
        @Override
        public double draw(RandomGenerator random) {
            return estimate.draw(seen, random.nextDouble());
        }
    }
}
