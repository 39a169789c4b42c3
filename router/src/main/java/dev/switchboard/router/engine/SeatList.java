package dev.switchboard.router.engine;

import org.jspecify.annotations.Nullable;

/**
 * Agents of the same rank and openness, who goes first in front. Whoever took or finished work goes to the end, so that
 * nearly all insertions end after one comparison; who comes back with an older claim belongs near the front. The place is therefore
 * sought from both ends at once.
 */
final class SeatList {

    @Nullable
    Seat first;

    private @Nullable Seat last;

    boolean isEmpty() {
        return first == null;
    }

    void insert(Seat seat, Preference preference) {
        Seat fromFront = first;
        Seat fromBack = last;
        while (fromBack != null && fromFront != null) {
            if (preference.prefers(fromBack, seat)) {
                link(seat, fromBack, fromBack.next);
                return;
            }
            if (preference.prefers(seat, fromFront)) {
                link(seat, fromFront.previous, fromFront);
                return;
            }
            fromBack = fromBack.previous;
            fromFront = fromFront.next;
        }
        link(seat, null, first);
    }

    void remove(Seat seat) {
        if (seat.previous == null) {
            first = seat.next;
        } else {
            seat.previous.next = seat.next;
        }
        if (seat.next == null) {
            last = seat.previous;
        } else {
            seat.next.previous = seat.previous;
        }
        seat.previous = null;
        seat.next = null;
    }

    private void link(Seat seat, @Nullable Seat previous, @Nullable Seat next) {
        seat.previous = previous;
        seat.next = next;
        if (previous == null) {
            first = seat;
        } else {
            previous.next = seat;
        }
        if (next == null) {
            last = seat;
        } else {
            next.previous = seat;
        }
    }
}
