package dev.switchboard.router.engine;

import java.util.List;

/** Agents of the same rank and openness, who goes first on top. */
final class SeatHeap extends IndexedHeap {

    /** Among the heaps of the circle. */
    final int number;

    final Rank rank;
    /** For which channels these agents are open. */
    final int open;

    private final Seats seats;
    private final Preference preference;

    SeatHeap(int number, Rank rank, int open, Seats seats, Preference preference) {
        super(seats.places);
        this.number = number;
        this.rank = rank;
        this.open = open;
        this.seats = seats;
        this.preference = preference;
    }

    @Override
    boolean precedes(int a, int b) {
        return preference.prefers(seats.seat(a), seats.seat(b));
    }

    /** The first who may be asked for the contact: those who declined or missed it lately, and those who have it, are passed over. */
    int firstFor(Contact contact, List<Agent> besides, long now) {
        return firstFor(contact, besides, now, 0, Seats.NONE);
    }

    private int firstFor(Contact contact, List<Agent> besides, long now, int place, int best) {
        if (place >= size()) {
            return best;
        }
        int seat = at(place);
        if (best != Seats.NONE && precedes(best, seat)) {
            return best;
        }
        Agent agent = seats.agent(seat);
        if (!contact.isKeptFrom(agent, now) && !besides.contains(agent)) {
            return seat;
        }
        int first = best;
        for (int below = 0; below < BELOW; below++) {
            first = firstFor(contact, besides, now, below(place) + below, first);
        }
        return first;
    }
}
