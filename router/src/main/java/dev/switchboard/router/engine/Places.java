package dev.switchboard.router.engine;

import java.util.Arrays;

/** Where numbered members stand in heaps of a kind, each in one of them at most. */
final class Places {

    static final int NOWHERE = -1;

    private int[] places = new int[0];

    int of(int member) {
        return member < places.length ? places[member] : NOWHERE;
    }

    void set(int member, int place) {
        if (member >= places.length) {
            int known = places.length;
            places = Arrays.copyOf(places, Math.max(member + 1, known + (known >> 1)));
            Arrays.fill(places, known, places.length, NOWHERE);
        }
        places[member] = place;
    }
}
