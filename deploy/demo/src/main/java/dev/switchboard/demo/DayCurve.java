package dev.switchboard.demo;

/**
 * How busy a day is, hour by hour. The shape follows the calls of a real call centre: shares of the busiest hour, rounded, counted by
 * us over the 88 days of January to March 1999 in the Technion's "Anonymous Bank" data. Its nights, in which nobody
 * calls, are lifted: whoever looks at a demo at night should not think that it has stopped.
 */
final class DayCurve {
    private static final int[] PERCENT_OF_THE_BUSIEST_HOUR = {
        4, 1, 1, 0, 0, 1, 4, 31, 77, 91, 100, 89, 77, 80, 82, 81, 87, 68, 54, 52, 44, 42, 37, 30
    };
    private static final int LEAST = 25;

    private DayCurve() {}

    /** @return from above 0 to 1, without jumps: each hour's share holds in its middle */
    static double at(double hour) {
        var sinceMiddle = (hour + 23.5) % 24;
        var from = (int) sinceMiddle;
        var part = sinceMiddle - from;
        return (share(from) * (1 - part) + share((from + 1) % 24) * part) / 100.0;
    }

    private static int share(int hour) {
        return Math.max(LEAST, PERCENT_OF_THE_BUSIEST_HOUR[hour]);
    }
}
