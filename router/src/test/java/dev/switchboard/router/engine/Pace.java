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

    /** Turns between two looks at the clock. */
    private static final int AT_ONCE = 256;

    /**
     * @param perProcessorSecond by the time that the thread had a processor: on a machine that others use as well, what it does alone
     * @param allocated bytes a decision, events and most commands included
     */
    record Measured(double decisionsPerSecond, double perProcessorSecond, long allocated, Histogram nanos) {

        double micros(double percentile) {
            return nanos.getValueAtPercentile(percentile) / 1e3;
        }
    }

    Measured measure(Floor floor) {
        run(floor, warmUp);
        Spent spent = run(floor, counted);
        double rate = spent.decisions / (spent.nanos / 1e9);
        return new Measured(
                rate,
                spent.decisions / (spent.processorNanos / 1e9),
                spent.bytes / spent.decisions,
                latencies(floor, Math.min(STEADY_PER_SECOND, rate / 2)));
    }

    /** Of turns alone: the requests were there before. */
    private static final class Spent {
        private static final com.sun.management.ThreadMXBean THREAD =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        long decisions;
        long nanos;
        long processorNanos;
        long bytes;

        void on(Floor floor, int turns) {
            long decidedBefore = floor.decisions();
            long bytesBefore = THREAD.getCurrentThreadAllocatedBytes();
            long processorBefore = THREAD.getCurrentThreadCpuTime();
            long begin = System.nanoTime();
            for (int n = 0; n < turns; n++) {
                floor.turn();
            }
            nanos += System.nanoTime() - begin;
            processorNanos += THREAD.getCurrentThreadCpuTime() - processorBefore;
            bytes += THREAD.getCurrentThreadAllocatedBytes() - bytesBefore;
            decisions += floor.decisions() - decidedBefore;
        }
    }

    private static Spent run(Floor floor, Duration time) {
        var spent = new Spent();
        while (spent.nanos < time.toNanos()) {
            floor.prepare(AT_ONCE);
            spent.on(floor, AT_ONCE);
        }
        return spent;
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
