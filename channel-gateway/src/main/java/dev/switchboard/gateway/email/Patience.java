package dev.switchboard.gateway.email;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next try: twice as long each time, within a bound, and never in step with others. One thread. */
final class Patience {

    private static final Duration SHORTEST = Duration.ofMillis(500);

    private final Duration longest;
    private Duration next = SHORTEST;

    Patience(Duration longest) {
        this.longest = longest;
    }

    void reset() {
        next = SHORTEST;
    }

    /** Between half of the current wait and all of it. */
    Duration next() {
        var wait = next.compareTo(longest) < 0 ? next : longest;
        next = wait.multipliedBy(2);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 2, wait.toMillis() + 1));
    }
}
