package dev.switchboard.router.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Members with the first of an order on top. Each member knows its own place, so that leaving from the middle or changing its key costs a
 * logarithm and nothing stale is left behind. Made for caches, since each member that is looked at is a way to memory: keys are kept
 * here, so that comparing looks at no member, and four stand below each one, so that few have to move. The key of a member that leaves
 * may have changed already.
 *
 * @param <T> of the members, each in at most one heap of a kind
 */
abstract class IndexedHeap<T> {

    /** How many stand below each one. */
    static final int BELOW = 4;

    private @Nullable Object[] members = new Object[4];
    private long[] keys = new long[4];
    private int size;

    /** The lower goes first. Asked when a member is put in, and when it has moved. */
    abstract long key(T member);

    /** The order of those with equal keys, a total one: never true both ways round, nor false both ways. */
    abstract boolean precedes(T a, T b);

    /** Where the member stands, −1 if it does not. */
    abstract int placeOf(T member);

    abstract void place(T member, int place);

    final int size() {
        return size;
    }

    final @Nullable T first() {
        return size == 0 ? null : at(0);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // only members are ever put there
    final T at(int place) {
        return (T) members[place];
    }

    final void add(T member) {
        if (size == members.length) {
            int room = size + (size >> 1);
            members = Arrays.copyOf(members, room);
            keys = Arrays.copyOf(keys, room);
        }
        rise(member, key(member), size++);
    }

    final void remove(T member) {
        int place = placeOf(member);
        T last = at(--size);
        members[size] = null;
        if (last != member) {
            settle(last, keys[size], place);
        }
        place(member, -1);
    }

    /** The member's key has changed. */
    final void moved(T member) {
        settle(member, key(member), placeOf(member));
    }

    private void settle(T member, long key, int place) {
        if (place > 0 && isBefore(member, key, above(place))) {
            rise(member, key, place);
        } else {
            sink(member, key, place);
        }
    }

    private void rise(T member, long key, int from) {
        int place = from;
        while (place > 0 && isBefore(member, key, above(place))) {
            int above = above(place);
            put(at(above), keys[above], place);
            place = above;
        }
        put(member, key, place);
    }

    private void sink(T member, long key, int from) {
        int place = from;
        while (below(place) < size) {
            int first = firstBelow(place);
            if (isBefore(member, key, first)) {
                break;
            }
            put(at(first), keys[first], place);
            place = first;
        }
        put(member, key, place);
    }

    /** Of those that stand directly below the place the one that goes first. */
    private int firstBelow(int place) {
        int first = below(place);
        int end = Math.min(first + BELOW, size);
        for (int next = first + 1; next < end; next++) {
            if (isBefore(at(next), keys[next], first)) {
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
    private boolean isBefore(T member, long key, int place) {
        return key != keys[place] ? key < keys[place] : precedes(member, at(place));
    }

    private void put(T member, long key, int place) {
        members[place] = member;
        keys[place] = key;
        place(member, place);
    }
}
