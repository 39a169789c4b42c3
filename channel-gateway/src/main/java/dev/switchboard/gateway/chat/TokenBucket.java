package dev.switchboard.gateway.chat;

/** Lets a burst through and then a steady rate. Time is told in nanoseconds; not thread-safe. */
final class TokenBucket {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double burst;
    private final double perSecond;
    private double tokens;
    private long lastNanos;

    TokenBucket(int burst, double perSecond, long nanos) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.tokens = burst;
        this.lastNanos = nanos;
    }

    boolean takeAt(long nanos) {
        tokens = Math.min(burst, tokens + (nanos - lastNanos) / NANOS_PER_SECOND * perSecond);
        lastNanos = nanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
