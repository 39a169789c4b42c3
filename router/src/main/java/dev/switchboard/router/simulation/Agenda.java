package dev.switchboard.router.simulation;

import java.util.PriorityQueue;

/** What is to happen, by its time in epoch milliseconds; at the same time in the order in which it was put down. Not thread-safe. */
final class Agenda {

    static final long NEVER = Long.MAX_VALUE;

    private final PriorityQueue<Entry> entries = new PriorityQueue<>(1024);
    private long order;

    private record Entry(long at, long order, Runnable happening) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    void put(long at, Runnable happening) {
        entries.add(new Entry(at, order++, happening));
    }

    /** {@link #NEVER} if nothing is to happen. */
    long next() {
        Entry first = entries.peek();
        return first == null ? NEVER : first.at;
    }

    Runnable take() {
        return entries.remove().happening;
    }
}
