package dev.switchboard.router.engine;

import static dev.switchboard.events.QueuedBecause.REOPENED;
import static dev.switchboard.router.engine.Timers.NEVER;

import java.time.Duration;

/** When what is due for a contact, by its state alone, in epoch milliseconds. */
final class Deadlines {

    /** How long a reopened contact waits for the agent who had it, before anybody may take it. */
    static final long WAIT_AFTER_REOPENING = Duration.ofSeconds(30).toMillis();

    /** How long a transferred contact waits for the agent it was given to. */
    static final long WAIT_AFTER_TRANSFER = Duration.ofSeconds(60).toMillis();

    private Deadlines() {}

    /** The earliest of all; a cool-down that ended by {@code now} has nothing more to say. */
    static long next(Contact contact, long now) {
        return switch (contact.state) {
            case QUEUED -> contact.line == null ? NEVER : Math.min(breach(contact), inLine(contact, now));
            case OFFERED -> Math.min(breach(contact), contact.until);
            case WRAPPING -> contact.until;
            case ASSIGNED, PARKED, CLOSED, ABANDONED -> NEVER;
        };
    }

    private static long inLine(Contact contact, long now) {
        return contact.forAgent != null ? patience(contact) : Math.min(step(contact), contact.cooling.nextEnd(now));
    }

    /** When the contact will have waited longer than its queue promises. */
    static long breach(Contact contact) {
        QueueInForce queue = contact.queueInForce();
        return contact.breached || queue == null ? NEVER : contact.since + queue.serviceLevel;
    }

    /** When the contact stops waiting for one agent. */
    static long patience(Contact contact) {
        return contact.since + (contact.because == REOPENED ? WAIT_AFTER_REOPENING : WAIT_AFTER_TRANSFER);
    }

    /** When the next step of the queue's escalation widens the circle. */
    static long step(Contact contact) {
        QueueInForce queue = contact.queueInForce();
        if (queue == null) {
            return NEVER;
        }
        int step = queue.stepAfter(contact.steps, contact.raisedTo);
        return step < 0 ? NEVER : contact.since + queue.stepDelay(step);
    }
}
