package dev.switchboard.router.engine;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Members that are found by a text of theirs. A hash map would do, but its nodes and keys are ways to memory of their own: here the hashes
 * lie side by side, so that only the member which is sought is looked at, and the one found last is tried first, since most questions
 * of one decision are about the same contact and the same agent. Open addressing with linear probing; whoever leaves is followed up, so
 * that nothing stale is left behind.
 *
 * @param <T> of the members, whose texts never change while they are here
 */
final class Index<T> extends AbstractCollection<T> {

    /** Two of three slots are used at most. */
    private static final int SLOTS = 3;

    private static final int USED = 2;

    /** For a hash whose upper bits depend on all of a text's hash: 2^32 divided by the golden ratio. */
    private static final int SPREAD = 0x9E3779B9;

    private final Function<T, String> textOf;
    /** 0 where nobody is. */
    private int[] hashes = new int[16];

    private @Nullable Object[] members = new Object[16];
    private int size;
    private int latestHash;
    private @Nullable T latest;

    Index(Function<T, String> textOf) {
        this.textOf = textOf;
    }

    @Nullable
    @SuppressWarnings("StringEquality") // the very same text needs no look at it
    T get(String text) {
        T last = latest;
        if (last != null && textOf.apply(last) == text) {
            return last;
        }
        int hash = hash(text);
        if (last != null && hash == latestHash && textOf.apply(last).equals(text)) {
            return last;
        }
        int slot = slotOf(text, hash);
        if (hashes[slot] == 0) {
            return null;
        }
        T found = at(slot);
        remember(found, hash);
        return found;
    }

    /** The member, which is here, will be asked for next. */
    void expect(T member) {
        remember(member, 0);
    }

    /** Takes the place of the one with the same text, if there is one. */
    void put(T member) {
        String text = textOf.apply(member);
        int hash = hash(text);
        int slot = slotOf(text, hash);
        if (hashes[slot] == 0 && ++size * SLOTS > hashes.length * USED) {
            grow();
            slot = slotOf(text, hash);
        }
        hashes[slot] = hash;
        members[slot] = member;
        remember(member, hash);
    }

    /** Whether it was here; not if another with the same text is. */
    @Override
    @SuppressWarnings("unchecked") // whatever equals a member is one
    public boolean remove(@Nullable Object member) {
        T leaving = (T) Objects.requireNonNull(member, "members are something");
        String text = textOf.apply(leaving);
        int hole = slotOf(text, hash(text));
        if (members[hole] != leaving) {
            return false;
        }
        int mask = hashes.length - 1;
        for (int next = hole + 1 & mask; hashes[next] != 0; next = next + 1 & mask) {
            boolean mayStandInTheHole = (next - home(hashes[next]) & mask) >= (next - hole & mask);
            if (mayStandInTheHole) {
                hashes[hole] = hashes[next];
                members[hole] = members[next];
                hole = next;
            }
        }
        hashes[hole] = 0;
        members[hole] = null;
        size--;
        latest = null;
        return true;
    }

    @Override
    public int size() {
        return size;
    }

    /** In no order to be relied on. */
    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private int next = occupiedFrom(0);

            @Override
            public boolean hasNext() {
                return next < hashes.length;
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                T member = at(next);
                next = occupiedFrom(next + 1);
                return member;
            }
        };
    }

    private int occupiedFrom(int slot) {
        int next = slot;
        while (next < hashes.length && hashes[next] == 0) {
            next++;
        }
        return next;
    }

    private void remember(T member, int hash) {
        latest = member;
        latestHash = hash;
    }

    private static int hash(String text) {
        int hash = text.hashCode() * SPREAD;
        return hash == 0 ? 1 : hash;
    }

    private int home(int hash) {
        return hash >>> Integer.numberOfLeadingZeros(hashes.length - 1);
    }

    /** Where the member with the text stands, or the empty slot where it would. */
    private int slotOf(String text, int hash) {
        int mask = hashes.length - 1;
        int slot = home(hash);
        while (hashes[slot] != 0
                && !(hashes[slot] == hash && textOf.apply(at(slot)).equals(text))) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // asked only where somebody is, and only members are ever put there
    private T at(int slot) {
        return (T) members[slot];
    }

    private void grow() {
        int[] formerHashes = hashes;
        Object[] former = members;
        hashes = new int[formerHashes.length * 2];
        members = new Object[hashes.length];
        int mask = hashes.length - 1;
        for (int slot = 0; slot < former.length; slot++) {
            if (formerHashes[slot] != 0) {
                int to = home(formerHashes[slot]);
                while (hashes[to] != 0) {
                    to = to + 1 & mask;
                }
                hashes[to] = formerHashes[slot];
                members[to] = former[slot];
            }
        }
    }
}
