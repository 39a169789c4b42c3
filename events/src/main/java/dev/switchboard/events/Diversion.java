package dev.switchboard.events;

/** What becomes of a contact that a queue does not take in. */
public sealed interface Diversion {

    /** It waits in another queue. One that is full or closed itself is not asked again: it takes the contact. */
    record ToQueue(String queue) implements Diversion {
        public ToQueue {
            Require.text(queue, "queue");
        }
    }

    /** It is closed, and the customer is told why. */
    record TurnAway(String message) implements Diversion {
        public TurnAway {
            Require.text(message, "message");
        }
    }

    /** The customer is called back (a call) or answered (else) when the queue opens, or when it is the contact's turn. */
    record CallBack(String message) implements Diversion {
        public CallBack {
            Require.text(message, "message");
        }
    }

    /** It waits until the queue opens. */
    record Wait() implements Diversion {}

    /** Why a queue does not take a contact in. */
    enum Cause {
        FULL,
        LATE,
        CLOSED
    }
}
