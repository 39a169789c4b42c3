package dev.switchboard.router.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Agents of a circle of whom load, levels or skills say the same, in heaps by the set of channels that they are open for. */
final class Rank {

    /** What is said of them; the lower goes first. */
    final long key;

    private final @Nullable SeatHeap[] heaps = new SeatHeap[Channels.SETS];
    /** The sets for which somebody is here, one bit each. */
    private int occupied;

    Rank(long key) {
        this.key = key;
    }

    /** Null if nobody was here yet who is open for these channels. */
    @Nullable
    SeatHeap heap(int open) {
        return heaps[open];
    }

    void put(SeatHeap heap) {
        heaps[heap.open] = heap;
    }

    void add(int seat, long time, SeatHeap heap) {
        heap.add(seat, time);
        occupied |= 1 << heap.open;
    }

    void remove(int seat, SeatHeap heap) {
        heap.remove(seat);
        if (heap.size() == 0) {
            occupied &= ~(1 << heap.open);
        }
    }

    /** Who goes first of those open for the contact's channel, {@link Seats#NONE} if nobody is who may be asked. */
    int best(Contact contact, List<Agent> besides, long now) {
        int best = Seats.NONE;
        int sets = Channels.setsWith(contact.channel().ordinal());
        for (int left = occupied & sets; left != 0; left &= left - 1) {
            SeatHeap heap = occupied(left);
            int seat = heap.firstFor(contact, besides, now);
            if (seat != Seats.NONE && (best == Seats.NONE || heap.precedes(seat, best))) {
                best = seat;
            }
        }
        return best;
    }

    @SuppressWarnings("NullAway") // where somebody is, there is a heap
    private SeatHeap occupied(int sets) {
        return heaps[Integer.numberOfTrailingZeros(sets)];
    }
}
