package dev.switchboard.analytics.kpi;

import java.util.Arrays;

/**
 * Counts that were added up, the waits among them, and the time that agents were there: all that a KPI is computed from. Tallies of
 * parts add up to the tally of the whole. Not thread-safe.
 */
public final class Tally {

    private final long[] counts = new long[Count.values().length];
    private final Waits waits = Waits.none();
    private double busyMillis;
    private double freeMillis;

    public long get(Count count) {
        return counts[count.ordinal()];
    }

    public void add(Count count, long more) {
        counts[count.ordinal()] += more;
    }

    public void add(Waits more) {
        waits.add(more);
    }

    public void addWait(long millis) {
        waits.add(millis);
    }

    /** Time of agents who were signed in and ready: with work, and without. */
    public void addPresence(double busy, double free) {
        busyMillis += busy;
        freeMillis += free;
    }

    public void add(Tally other) {
        Arrays.setAll(counts, n -> counts[n] + other.counts[n]);
        waits.add(other.waits);
        addPresence(other.busyMillis, other.freeMillis);
    }

    /** Takes the counts of another tally back; its waits stay. */
    public void subtractCounts(Tally other) {
        Arrays.setAll(counts, n -> counts[n] - other.counts[n]);
    }

    public boolean isZero() {
        return Arrays.stream(counts).allMatch(count -> count == 0) && waits.isEmpty();
    }

    public Waits waits() {
        return waits;
    }

    double busyMillis() {
        return busyMillis;
    }

    double freeMillis() {
        return freeMillis;
    }
}
