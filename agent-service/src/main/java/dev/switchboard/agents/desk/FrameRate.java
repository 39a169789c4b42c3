package dev.switchboard.agents.desk;

/** A token bucket for the frames of one socket. Used on that socket's event loop only. */
final class FrameRate {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private double left;
    private long filledAt = System.nanoTime();

    FrameRate(int perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.left = burst;
    }

    boolean admitsOneMore() {
        long now = System.nanoTime();
        left = Math.min(burst, left + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
