package dev.switchboard.router.engine;

import org.jspecify.annotations.Nullable;

/** Contacts in an order in which of equals goes first who came first. */
abstract class ContactHeap extends IndexedHeap {

    private final Roll roll;

    ContactHeap(Roll roll, Places places) {
        super(places);
        this.roll = roll;
    }

    @Override
    final boolean precedes(int a, int b) {
        return roll.at(a).ticket < roll.at(b).ticket;
    }

    final @Nullable Contact first() {
        return size() == 0 ? null : contactAt(0);
    }

    final Contact contactAt(int place) {
        return roll.at(at(place));
    }
}
