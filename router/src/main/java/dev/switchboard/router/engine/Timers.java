package dev.switchboard.router.engine;

/**
 * The contacts for which something is due, the earliest on top. A contact stands here once, with the earliest of all that may come
 * over it, so that timers cannot leak: whatever changes a contact sets its time anew. At the same time, who came first is first.
 */
final class Timers extends IndexedHeap<Contact> {

    static final long NEVER = Long.MAX_VALUE;

    @Override
    long key(Contact contact) {
        return contact.due;
    }

    @Override
    boolean precedes(Contact a, Contact b) {
        return a.ticket < b.ticket;
    }

    @Override
    int placeOf(Contact contact) {
        return contact.placeInTimers;
    }

    @Override
    void place(Contact contact, int place) {
        contact.placeInTimers = place;
    }

    /** Sets the contact's time to what is due next for it after {@code now}, or takes it off. */
    void set(Contact contact, long now) {
        long due = Deadlines.next(contact, now);
        boolean stands = contact.placeInTimers >= 0;
        if (due == NEVER) {
            clear(contact);
        } else if (!stands) {
            contact.due = due;
            add(contact);
        } else if (due != contact.due) {
            contact.due = due;
            moved(contact);
        }
    }

    /** Whether something is due at {@code now} or was before. */
    boolean isDue(long now) {
        Contact first = first();
        return first != null && first.due <= now;
    }

    void clear(Contact contact) {
        if (contact.placeInTimers >= 0) {
            remove(contact);
        }
        contact.due = NEVER;
    }
}
