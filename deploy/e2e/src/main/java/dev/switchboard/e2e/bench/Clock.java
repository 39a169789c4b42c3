package dev.switchboard.e2e.bench;

/** One clock for differences and for comparison with the records' time stamps: microseconds since 1970 that never jump. */
final class Clock {
    private static final long OFFSET_MICROS = System.currentTimeMillis() * 1_000 - System.nanoTime() / 1_000;

    private Clock() {}

    static long micros() {
        return OFFSET_MICROS + System.nanoTime() / 1_000;
    }
}
