package dev.switchboard.router.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Members with the first of an order on top. Each member knows its own place, so that leaving from the middle or changing its key costs a
 * logarithm and nothing stale is left behind. The key of one that leaves may have changed already.
 *
 * @param <T> of the members, each in at most one heap of a kind
 */
abstract class IndexedHeap<T> {

    private @Nullable Object[] members = new Object[4];
    private int size;

    /** A total order: never true both ways round, nor false both ways. */
    abstract boolean before(T a, T b);

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
            members = Arrays.copyOf(members, size * 2);
        }
        rise(member, size++);
    }

    final void remove(T member) {
        int place = placeOf(member);
        T last = at(--size);
        members[size] = null;
        if (last != member) {
            put(last, place);
            moved(last);
        }
        place(member, -1);
    }

    /** The member's key has changed. */
    final void moved(T member) {
        rise(member, placeOf(member));
        sink(member, placeOf(member));
    }

    private void rise(T member, int from) {
        int place = from;
        while (place > 0 && before(member, at((place - 1) / 2))) {
            put(at((place - 1) / 2), place);
            place = (place - 1) / 2;
        }
        put(member, place);
    }

    private void sink(T member, int from) {
        int place = from;
        for (int child = 2 * place + 1; child < size; child = 2 * place + 1) {
            if (child + 1 < size && before(at(child + 1), at(child))) {
                child++;
            }
            if (before(member, at(child))) {
                break;
            }
            put(at(child), place);
            place = child;
        }
        put(member, place);
    }

    private void put(T member, int place) {
        members[place] = member;
        place(member, place);
    }
}
