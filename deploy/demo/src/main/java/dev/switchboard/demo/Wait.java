package dev.switchboard.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting, for people who look up now and then. */
final class Wait {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private Wait() {}

    /** @return whether it came true in time */
    static boolean until(BooleanSupplier condition, Duration longest) throws InterruptedException {
        return until(condition, longest, LOOK_AGAIN);
    }

    static boolean until(BooleanSupplier condition, Duration longest, Duration lookAgain) throws InterruptedException {
        var latest = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - latest >= 0) {
                return false;
            }
            Thread.sleep(lookAgain);
        }
        return true;
    }
}
