package dev.switchboard.router.engine;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.Diversion.Cause;
import dev.switchboard.events.OpeningHours;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent.CallbackPlanned;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import dev.switchboard.events.RoutingEvent.ContactDiverted;
import dev.switchboard.events.RoutingEvent.CustomerTold;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a queue does not take in or keeps no longer: it is closed, or full, or the contact has waited there too long. */
final class Admission {

    /** Of contacts that a queue turned away. */
    static final String TURNED_AWAY = "turned-away";

    /** When to look again where no opening is in sight. */
    private static final long TRY_AGAIN = Duration.ofDays(1).toMillis();

    private final Turn turn;

    Admission(Turn turn) {
        this.turn = turn;
    }

    /** Takes in a contact that is new to the queue, or does with it what the queue says. */
    void admit(Contact contact, QueueInForce queue, Terms terms) {
        Cause cause = obstacle(queue, contact.channel());
        Diversion diversion = cause == null ? null : queue.diversion(cause, contact.channel());
        if (cause == null || diversion == null) {
            turn.emit(terms.queue(contact, queue, QueuedBecause.ARRIVED));
            return;
        }
        switch (diversion) {
            case Diversion.ToQueue to -> divert(contact, queue, cause, to, terms);
            case Diversion.TurnAway away -> turnAway(contact, queue, cause, away);
            case Diversion.CallBack back -> {
                turn.emit(terms.queue(contact, queue, QueuedBecause.ARRIVED));
                callBack(contact, queue, cause, back);
            }
            case Diversion.Wait wait -> {
                turn.emit(terms.queue(contact, queue, QueuedBecause.ARRIVED));
                hold(contact, queue, wait);
            }
        }
    }

    /** A queue that is closed takes in what it has nothing else for, as long as it has places. */
    private @Nullable Cause obstacle(QueueInForce queue, Channel channel) {
        if (!isOpen(queue) && queue.diversion(Cause.CLOSED, channel) != null) {
            return Cause.CLOSED;
        }
        return queue.isFull() ? Cause.FULL : null;
    }

    private boolean isOpen(QueueInForce queue) {
        OpeningHours hours = queue.hours;
        return hours == null || hours.isOpen(Instant.ofEpochMilli(turn.now()));
    }

    /** The contact has waited as long as it may. */
    void endWait(Contact contact) {
        QueueInForce queue = Objects.requireNonNull(contact.queueInForce, "the bound is a queue's");
        Diversion diversion =
                Objects.requireNonNull(queue.diversion(Cause.LATE, contact.channel()), "else there is no bound");
        switch (diversion) {
            case Diversion.ToQueue to -> divert(contact, queue, Cause.LATE, to, Terms.of(contact));
            case Diversion.TurnAway away -> turnAway(contact, queue, Cause.LATE, away);
            case Diversion.CallBack back -> callBack(contact, queue, Cause.LATE, back);
            case Diversion.Wait wait -> tell(contact, queue, Cause.LATE, wait, null);
        }
    }

    private void divert(Contact contact, QueueInForce from, Cause cause, Diversion.ToQueue to, Terms terms) {
        tell(contact, from, cause, to, null);
        QueueInForce other = contact.workspace.queue(to.queue());
        turn.emit(terms.queue(contact, other == null ? from : other, QueuedBecause.DIVERTED));
    }

    private void turnAway(Contact contact, QueueInForce queue, Cause cause, Diversion.TurnAway away) {
        tell(contact, queue, cause, away, null);
        turn.emit(new CustomerTold(contact.workspace.id, contact.id(), away.message()));
        turn.emit(new ContactClosed(contact.workspace.id, contact.id(), null, TURNED_AWAY));
    }

    /** Whoever writes can wait without being on the line: only a caller is called back. */
    private void callBack(Contact contact, QueueInForce queue, Cause cause, Diversion.CallBack back) {
        Instant opening = cause == Cause.CLOSED ? nextOpening(queue) : null;
        boolean call = contact.channel() == Channel.PHONE;
        tell(contact, queue, cause, back, call ? null : opening);
        turn.emit(new CustomerTold(contact.workspace.id, contact.id(), back.message()));
        if (call) {
            turn.emit(new CallbackPlanned(contact.workspace.id, contact.id(), opening));
        }
    }

    /** The time has come for which the contact was held back; if its queue is closed, it is held until that opens. */
    void endHold(Contact contact, Placement placement) {
        QueueInForce queue = contact.queueInForce;
        if (queue != null && !isOpen(queue)) {
            hold(contact, queue, new Diversion.Wait());
        } else {
            placement.putBack(contact, QueuedBecause.DUE);
        }
    }

    /** The hours of its queue may have changed: whoever waits for an opening waits no longer than needed. */
    void reconsiderHold(Contact contact, Placement placement) {
        QueueInForce queue = contact.queueInForce;
        if (queue == null || contact.heldUntil == 0 || contact.callback != Callback.NONE) {
            return;
        }
        if (isOpen(queue) || nextOpening(queue).toEpochMilli() < contact.heldUntil) {
            endHold(contact, placement);
        }
    }

    private void hold(Contact contact, QueueInForce queue, Diversion.Wait wait) {
        tell(contact, queue, Cause.CLOSED, wait, nextOpening(queue));
    }

    private Instant nextOpening(QueueInForce queue) {
        Instant now = Instant.ofEpochMilli(turn.now());
        OpeningHours hours = queue.hours;
        return hours == null ? now : hours.nextOpening(now).orElse(now.plusMillis(TRY_AGAIN));
    }

    private void tell(Contact contact, QueueInForce queue, Cause cause, Diversion to, @Nullable Instant until) {
        turn.emit(new ContactDiverted(contact.workspace.id, contact.id(), queue.id(), cause, to, until));
    }
}
