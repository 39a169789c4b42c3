package dev.switchboard.router.simulation.scenario;

import java.util.NavigableMap;

/** Rates by the time of the day, constant from each time on until the next. Thread-safe. */
public final class DayProfile {

    private final long[] from;
    private final double[] perMilli;

    /** @param byTime arrivals per millisecond by milliseconds after midnight; before the first time of the day the last one holds */
    public DayProfile(NavigableMap<Long, Double> byTime) {
        from = byTime.keySet().stream().mapToLong(Long::longValue).toArray();
        perMilli = byTime.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The same rate at all times. */
    public static DayProfile constant(double perMilli) {
        return new DayProfile(new java.util.TreeMap<>(java.util.Map.of(0L, perMilli)));
    }

    /** At a time of the day, milliseconds after midnight. */
    public double rateAt(double time) {
        int i = indexAt(time);
        return perMilli[i < 0 ? from.length - 1 : i];
    }

    /** When the rate may change next: later than {@code time}, at the latest at the end of the day. */
    public double nextChange(double time) {
        int i = indexAt(time) + 1;
        return i < from.length ? from[i] : Shift.DAY;
    }

    private int indexAt(double time) {
        int i = from.length - 1;
        while (i >= 0 && from[i] > time) {
            i--;
        }
        return i;
    }
}
