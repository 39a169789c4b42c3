package dev.switchboard.router.engine;

import org.jspecify.annotations.Nullable;

/**
 * How fast a queue moves: the mean time between two contacts that leave it, while others wait behind them, smoothed exponentially over
 * about the last eight. Whoever stands at the n-th place waits about n times as long (compare the delay estimators of Ibrahim and Whitt,
 * Real-Time Delay Estimation Based on Delay History, 2009).
 */
final class QueuePace {

    private static final int MEMORY = 8;

    /** When the last one left and others stayed behind, 0 if none stayed. */
    long lastLeft;
    /** In microseconds, for the mean to move by less than milliseconds; 0 while nothing is known. */
    long interval;

    void left(long now, boolean othersWait) {
        if (lastLeft > 0) {
            long sample = (now - lastLeft) * 1_000;
            interval = interval == 0 ? Math.max(1, sample) : Math.max(1, interval + (sample - interval) / MEMORY);
        }
        lastLeft = othersWait ? now : 0;
    }

    /** Milliseconds until the contact at a place, from 1, is offered to somebody; null while nothing is known. */
    @Nullable
    Long waitAt(int place) {
        return interval == 0 ? null : place * interval / 1_000;
    }
}
