package dev.switchboard.router.engine;

/** How many contacts came in the present and in the last full minute. */
final class Arrivals {

    private static final long MINUTE = 60_000;

    long minute;
    int now;
    int before;

    void count(long at) {
        long current = at / MINUTE;
        if (current != minute) {
            before = current == minute + 1 ? now : 0;
            now = 0;
            minute = current;
        }
        now++;
    }

    /** Contacts a minute: what came in the last full one, or in the present one if that is more already. */
    int rate() {
        return Math.max(now, before);
    }
}
