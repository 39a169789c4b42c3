package dev.switchboard.router.engine;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * Drives a {@link Floor}: first as fast as it goes, then at a steady rate, where each command has its moment and its latency counts
 * from there, whether or not those before it were done in time (no coordinated omission).
 *
 * @param warmUp before anything counts
 * @param counted of each measurement
 */
record Pace(Duration warmUp, Duration counted) {

    /** Some ten times what a hundred thousand busy reps cause. */
    private static final double STEADY_PER_SECOND = 100_000;

    /**
     * @param perProcessorSecond by the time that the thread had a processor: on a machine that others use as well, what it does alone
     * @param allocated bytes a decision, commands and events included
     */
    record Measured(double decisionsPerSecond, double perProcessorSecond, long allocated, Histogram nanos) {

        double micros(double percentile) {
            return nanos.getValueAtPercentile(percentile) / 1e3;
        }
    }

    Measured measure(Floor floor) {
        run(floor, warmUp);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long decisions = floor.decisions();
        long processor = threads.getCurrentThreadCpuTime();
        long started = System.nanoTime();
        run(floor, counted);
        double seconds = (System.nanoTime() - started) / 1e9;
        double processorSeconds = (threads.getCurrentThreadCpuTime() - processor) / 1e9;
        long allocated = threads.getCurrentThreadAllocatedBytes() - bytes;
        long made = floor.decisions() - decisions;
        double rate = made / seconds;
        return new Measured(
                rate,
                made / processorSeconds,
                allocated / made,
                latencies(floor, Math.min(STEADY_PER_SECOND, rate / 2)));
    }

    private static void run(Floor floor, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            for (int n = 0; n < 16; n++) {
                floor.turn();
            }
        }
    }

    private Histogram latencies(Floor floor, double perSecond) {
        var clock = new Metronome((long) (1e9 / perSecond));
        floor.watch(clock);
        long end = System.nanoTime() + counted.toNanos();
        while (System.nanoTime() < end) {
            floor.turn();
        }
        floor.watch(new Floor.Watch() {});
        return clock.nanos;
    }

    private static final class Metronome implements Floor.Watch {
        private final Histogram nanos = new Histogram(3);
        private final long period;
        private long due = System.nanoTime();

        Metronome(long period) {
            this.period = period;
        }

        @Override
        public void before() {
            due += period;
            while (System.nanoTime() < due) {
                Thread.onSpinWait();
            }
        }

        @Override
        public void after() {
            nanos.recordValue(System.nanoTime() - due);
        }
    }

    /** How many a second. */
    double turns(Turning turning) throws RuntimeException {
        try {
            long end = System.nanoTime() + warmUp.toNanos();
            while (System.nanoTime() < end) {
                turning.turn();
            }
            long turns = 0;
            long started = System.nanoTime();
            end = started + counted.toNanos();
            for (; System.nanoTime() < end; turns++) {
                turning.turn();
            }
            return turns * 1e9 / (System.nanoTime() - started);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** One contact comes, one goes. */
    interface Turning {
        void turn() throws Exception;
    }
}
