package dev.switchboard.demo;

import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Tells people what goes wrong, a line at a time and seldom: when a service is down, everybody has the same trouble. Safe for any
 * thread.
 */
final class News implements Consumer<String> {
    private static final long SELDOM_NANOS = 10_000_000_000L;

    private final PrintStream out;
    private long quietUntil = System.nanoTime();
    private int unsaid;

    News(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void accept(String line) {
        var now = System.nanoTime();
        if (now - quietUntil < 0) {
            unsaid++;
            return;
        }
        say(unsaid == 0 ? line : "%s (and %d more)".formatted(line, unsaid));
        unsaid = 0;
        quietUntil = now + SELDOM_NANOS;
    }

    /** What must be told in any case. */
    synchronized void say(String line) {
        out.println(line.lines().findFirst().orElse(""));
    }
}
