package dev.switchboard.router.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Agents of the same rank and openness, who goes first on top. A seat whose agent changes is taken out and put in again. */
final class SeatHeap extends IndexedHeap<Seat> {

    private final Preference preference;

    SeatHeap(Preference preference) {
        this.preference = preference;
    }

    @Override
    long key(Seat seat) {
        return preference.time(seat);
    }

    @Override
    boolean precedes(Seat a, Seat b) {
        return preference.prefers(a, b);
    }

    @Override
    int placeOf(Seat seat) {
        return seat.place;
    }

    @Override
    void place(Seat seat, int place) {
        seat.place = place;
    }

    /** The first who may be asked for the contact: those who declined or missed it lately, and those who have it, are passed over. */
    @Nullable
    Seat firstFor(Contact contact, List<Agent> besides, long now) {
        return firstFor(contact, besides, now, 0, null);
    }

    private @Nullable Seat firstFor(Contact contact, List<Agent> besides, long now, int place, @Nullable Seat best) {
        if (place >= size()) {
            return best;
        }
        Seat seat = at(place);
        if (best != null && preference.prefers(best, seat)) {
            return best;
        }
        if (!contact.isKeptFrom(seat.agent, now) && !besides.contains(seat.agent)) {
            return seat;
        }
        Seat first = best;
        for (int below = 0; below < BELOW; below++) {
            first = firstFor(contact, besides, now, below(place) + below, first);
        }
        return first;
    }
}
