package dev.switchboard.router.simulation;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The chance of one replication. Each purpose has a stream of its own, so that another plan, which makes agents draw more or less
 * often, still meets the same customers at the same times (common random numbers).
 */
final class Dice {

    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private final long seed;

    Dice(long seed, int replication) {
        this.seed = mixed(seed + 0x9E3779B97F4A7C15L * (replication + 1));
    }

    /** The same for the same purpose, however often it is asked for. */
    RandomGenerator stream(String purpose) {
        long hash = 1125899906842597L;
        for (int i = 0; i < purpose.length(); i++) {
            hash = 31 * hash + purpose.charAt(i);
        }
        return FACTORY.create(mixed(seed ^ mixed(hash)));
    }

    /** SplitMix64's finalizer (Steele, Lea and Flood, 2014): neighbours come out far apart. */
    private static long mixed(long z) {
        long first = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
