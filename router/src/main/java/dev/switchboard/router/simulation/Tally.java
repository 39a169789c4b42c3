package dev.switchboard.router.simulation;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * What became of some contacts: counts, and how long they waited until they were answered or left. Waits in milliseconds, in the
 * histogram to three digits. Not thread-safe.
 */
final class Tally {

    private static final int DIGITS = 3;

    final long[] thresholds;
    final long[] answeredWithin;
    final Histogram waits = new Histogram(DIGITS);
    long offered;
    long blocked;
    long answered;
    long abandoned;
    long waited;
    long diverted;
    long calledBack;
    long escalated;
    long steps;
    double waitSum;
    double answeredWaitSum;
    /** Of those who were told how long they would wait, waited and were answered. */
    long told;

    double errorSum;
    double biasSum;

    Tally(List<Duration> thresholds) {
        this.thresholds = thresholds.stream().mapToLong(Duration::toMillis).toArray();
        answeredWithin = new long[this.thresholds.length];
    }

    static void each(SimulatedContact contact, Consumer<Tally> fact) {
        for (Tally tally : contact.tallies) {
            fact.accept(tally);
        }
    }

    void offered() {
        offered++;
    }

    void blocked() {
        blocked++;
    }

    void diverted() {
        diverted++;
    }

    void calledBack() {
        calledBack++;
    }

    void answered(long wait) {
        answered++;
        answeredWaitSum += wait;
        waited(wait);
        for (int i = 0; i < thresholds.length; i++) {
            if (wait <= thresholds[i]) {
                answeredWithin[i]++;
            }
        }
    }

    void expected(long expected, long wait) {
        told++;
        errorSum += Math.abs(expected - wait);
        biasSum += expected - wait;
    }

    void abandoned(long wait) {
        abandoned++;
        waited(wait);
    }

    private void waited(long wait) {
        waits.recordValue(wait);
        waitSum += wait;
        if (wait > 0) {
            waited++;
        }
    }

    /** @param first whether it is the contact's first */
    void step(boolean first) {
        steps++;
        if (first) {
            escalated++;
        }
    }

    /** Those who were let in. */
    long letIn() {
        return offered - blocked;
    }

    /** Those whose wait has ended. */
    long ended() {
        return answered + abandoned;
    }
}
