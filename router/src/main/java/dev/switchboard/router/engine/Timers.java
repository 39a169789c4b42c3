package dev.switchboard.router.engine;

/**
 * The contacts for which something is due, the earliest on top. A contact stands here once, with the earliest of all that may come
 * over it, so that timers cannot leak: whatever changes a contact sets its time anew. At the same time, who came first is first.
 */
final class Timers extends ContactHeap {

    static final long NEVER = Long.MAX_VALUE;

    Timers(Roll roll) {
        super(roll, roll.inTimers);
    }

    /** Sets the contact's time to what is due next for it after {@code now}, or takes it off. */
    void set(Contact contact, long now) {
        long due = Deadlines.next(contact, now);
        boolean stands = contact.due != NEVER;
        if (due == NEVER) {
            clear(contact);
        } else if (!stands) {
            contact.due = due;
            add(contact.number, due);
        } else if (due != contact.due) {
            contact.due = due;
            move(contact.number, due);
        }
    }

    /** Whether something is due at {@code now} or was before. */
    boolean isDue(long now) {
        Contact first = first();
        return first != null && first.due <= now;
    }

    void clear(Contact contact) {
        if (contact.due != NEVER) {
            remove(contact.number);
        }
        contact.due = NEVER;
    }
}
