package dev.switchboard.router.engine;

import dev.switchboard.events.ContactState;
import dev.switchboard.events.Diversion;
import java.time.Duration;

/** When what is due for a contact, by its state alone, in epoch milliseconds. */
final class Deadlines {

    /** How long a transferred contact waits for the agent it was given to. */
    static final long WAIT_AFTER_TRANSFER = Duration.ofSeconds(60).toMillis();

    private Deadlines() {}

    /** The earliest of all; a cool-down that ended by {@code now} has nothing more to say. */
    static long next(Contact contact, long now) {
        return switch (contact.state) {
            case QUEUED -> Math.min(waiting(contact, now), word(contact));
            case OFFERED -> Math.min(Math.min(breach(contact), contact.until), word(contact));
            case WRAPPING -> contact.until;
            case ASSIGNED, PARKED, CLOSED, ABANDONED -> Timers.NEVER;
        };
    }

    private static long waiting(Contact contact, long now) {
        if (contact.queueInForce == null) {
            return Timers.NEVER;
        }
        if (contact.heldUntil > 0) {
            return contact.heldUntil;
        }
        if (contact.line == null) {
            return Timers.NEVER;
        }
        long inLine = contact.forAgent != null
                ? contact.forAgentUntil
                : Math.min(step(contact), contact.cooling.nextEnd(now));
        return Math.min(Math.min(breach(contact), late(contact)), inLine);
    }

    /** When the customer is to be told of a crisis: at once. */
    static long word(Contact contact) {
        return contact.told || !contact.workspace.tellsOfCrisis() ? Timers.NEVER : contact.workspace.crisisSince;
    }

    /** When the contact will have waited longer than its queue promises. */
    static long breach(Contact contact) {
        QueueInForce queue = contact.queueInForce;
        return contact.breached || queue == null ? Timers.NEVER : contact.since + queue.serviceLevel;
    }

    /** When the contact will have waited as long as its queue allows. */
    static long late(Contact contact) {
        QueueInForce queue = contact.queueInForce;
        if (queue == null
                || queue.longestWait == Timers.NEVER
                || contact.late
                || contact.state != ContactState.QUEUED
                || contact.callback != Callback.NONE
                || queue.diversion(Diversion.Cause.LATE, contact.channel()) == null) {
            return Timers.NEVER;
        }
        return contact.since + queue.longestWait;
    }

    /** When the next step of the queue's escalation widens the circle. */
    static long step(Contact contact) {
        Ladder ladder = contact.ladder;
        if (ladder == null) {
            return Timers.NEVER;
        }
        int step = ladder.stepAfter(contact.steps);
        return step < 0 ? Timers.NEVER : contact.since + ladder.delay(step);
    }
}
