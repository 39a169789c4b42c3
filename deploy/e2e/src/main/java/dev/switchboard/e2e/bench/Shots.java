package dev.switchboard.e2e.bench;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/**
 * The messages of one load, each marked in its text so that it can be known again at the rep and in the log, with the moment it fell
 * due and the moment its offer arrived. Safe for any thread.
 */
final class Shots {
    private static final long HIGHEST_MICROS = 120_000_000;
    private static final AtomicInteger LOADS = new AtomicInteger();

    private final String mark = "load " + Long.toString(System.currentTimeMillis(), 36) + LOADS.incrementAndGet() + " ";
    private final AtomicLongArray due;
    private final AtomicLongArray arrived;

    Shots(int count) {
        due = new AtomicLongArray(count);
        arrived = new AtomicLongArray(count);
    }

    /** What the visitor of this shot says. */
    String text(int shot) {
        return mark + shot + " hello, may I ask something?";
    }

    OptionalInt numberIn(String text) {
        if (!text.startsWith(mark)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(text, mark.length(), text.indexOf(' ', mark.length()), 10));
    }

    void fired(int shot, long dueMicros) {
        due.set(shot, dueMicros);
    }

    /** Only the first arrival counts: a later one is another offer of the same contact. */
    void arrived(int shot) {
        arrived.compareAndSet(shot, 0, Clock.micros());
    }

    long dueMicros(int shot) {
        return due.get(shot);
    }

    long arrivedMicros(int shot) {
        return arrived.get(shot);
    }

    int countFired() {
        return count(due);
    }

    int countArrived() {
        return count(arrived);
    }

    /** How many arrived in a stretch of time. */
    int arrivedBetween(long fromMicros, long toMicros) {
        int count = 0;
        for (int shot = 0; shot < arrived.length(); shot++) {
            var at = arrived.get(shot);
            if (at >= fromMicros && at < toMicros) {
                count++;
            }
        }
        return count;
    }

    /** From the due moment to the offer at the rep. */
    Histogram latency() {
        var histogram = new Histogram(HIGHEST_MICROS, 3);
        for (int shot = 0; shot < arrived.length(); shot++) {
            if (arrived.get(shot) > 0) {
                histogram.recordValue(Math.clamp(arrived.get(shot) - due.get(shot), 0, HIGHEST_MICROS));
            }
        }
        return histogram;
    }

    private static int count(AtomicLongArray moments) {
        int count = 0;
        for (int shot = 0; shot < moments.length(); shot++) {
            if (moments.get(shot) > 0) {
                count++;
            }
        }
        return count;
    }
}
