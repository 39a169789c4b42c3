package dev.switchboard.router.engine;

import java.util.Arrays;

/**
 * Numbered members with the first of an order on top. Where each one stands is known, so that leaving from the middle or changing its key
 * costs a logarithm and nothing stale is left behind. Made for caches, since each member that is looked at is a way to memory:
 * numbers, keys and places lie in arrays, so that neither comparing nor moving looks at a member, and eight stand below each one, so
 * that few have to move.
 */
abstract class IndexedHeap {

    /** How many stand below each one. */
    static final int BELOW = 8;

    private final Places places;
    private int[] members = new int[4];
    private long[] keys = new long[4];
    private int size;

    /** @param places of the members of all heaps of the kind */
    IndexedHeap(Places places) {
        this.places = places;
    }

    /** The order of those with equal keys, a total one: never true both ways round, nor false both ways. */
    abstract boolean precedes(int a, int b);

    final int size() {
        return size;
    }

    final int at(int place) {
        return members[place];
    }

    /** @param key the lower goes first */
    final void add(int member, long key) {
        if (size == members.length) {
            int room = size + (size >> 1);
            members = Arrays.copyOf(members, room);
            keys = Arrays.copyOf(keys, room);
        }
        rise(member, key, size++);
    }

    final void remove(int member) {
        int place = places.of(member);
        int last = members[--size];
        if (last != member) {
            settle(last, keys[size], place);
        }
        places.set(member, Places.NOWHERE);
    }

    /** The member's key may have changed. */
    final void move(int member, long key) {
        settle(member, key, places.of(member));
    }

    private void settle(int member, long key, int place) {
        if (place > 0 && isBefore(member, key, above(place))) {
            rise(member, key, place);
        } else {
            sink(member, key, place);
        }
    }

    private void rise(int member, long key, int from) {
        int place = from;
        while (place > 0 && isBefore(member, key, above(place))) {
            int above = above(place);
            put(members[above], keys[above], place);
            place = above;
        }
        put(member, key, place);
    }

    private void sink(int member, long key, int from) {
        int place = from;
        while (below(place) < size) {
            int first = firstBelow(place);
            if (isBefore(member, key, first)) {
                break;
            }
            put(members[first], keys[first], place);
            place = first;
        }
        put(member, key, place);
    }

    /** Of those that stand directly below the place the one that goes first. */
    private int firstBelow(int place) {
        int first = below(place);
        int end = Math.min(first + BELOW, size);
        for (int next = first + 1; next < end; next++) {
            if (isBefore(members[next], keys[next], first)) {
                first = next;
            }
        }
        return first;
    }

    /** The first of the places directly below. */
    static int below(int place) {
        return BELOW * place + 1;
    }

    private static int above(int place) {
        return (place - 1) / BELOW;
    }

    /** Whether the member goes before whoever stands there. */
    private boolean isBefore(int member, long key, int place) {
        return key != keys[place] ? key < keys[place] : precedes(member, members[place]);
    }

    private void put(int member, long key, int place) {
        members[place] = member;
        keys[place] = key;
        places.set(member, place);
    }
}
