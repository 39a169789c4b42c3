package dev.switchboard.e2e.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Load that does not wait for answers: the n-th shot falls due at its own moment, however late the ones before it were. Who measures
 * from the due moment sees what customers see, not what a polite client would.
 */
final class OpenLoop {
    private final double perSecond;
    private final int shots;

    OpenLoop(double perSecond, Duration length) {
        this.perSecond = perSecond;
        this.shots = (int) Math.round(perSecond * length.toMillis() / 1_000.0);
    }

    int shots() {
        return shots;
    }

    interface Shot {
        void fire(int n, long dueMicros);
    }

    /** Fires all shots on the calling thread. */
    void run(Shot shot) {
        var begin = Clock.micros();
        for (int n = 0; n < shots; n++) {
            var due = begin + (long) (n * 1_000_000.0 / perSecond);
            awaitMoment(due);
            shot.fire(n, due);
        }
    }

    private static void awaitMoment(long due) {
        for (var left = due - Clock.micros(); left > 0; left = due - Clock.micros()) {
            LockSupport.parkNanos(left * 1_000);
        }
    }
}
