package dev.switchboard.demo;

/**
 * When somebody works, in hours of the demo's day.
 *
 * @param until exclusive; smaller than {@code from} for those who work through midnight
 */
record Shift(double from, double until) {
    static final Shift EARLY = new Shift(6.5, 15);
    static final Shift DAY = new Shift(8, 18);
    static final Shift LATE = new Shift(12, 22.5);
    static final Shift NIGHT = new Shift(21, 7.5);
    static final Shift ALWAYS = new Shift(0, 24);

    boolean covers(double hour) {
        return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
    }
}
