package dev.switchboard.router.engine;

import dev.switchboard.events.RoutingEvent.CustomerTold;
import dev.switchboard.events.RoutingEvent.ServiceLevelBreached;
import java.util.Objects;

/**
 * What happens because time has passed. Alarms go off in the order in which they were due, as many as one decision can hold: after a
 * standstill thousands may be due. The others go off with the next command, and a timer in the past asks for one at once.
 */
final class Alarms {

    private final State state;
    private final Turn turn;
    private final Placement placement;
    private final Admission admission;
    private final Settling settling;
    private final Matching matching;
    private final Offers offers;
    private final Handling handling;
    private final Transfers transfers;
    private final Roster roster;

    Alarms(
            State state,
            Turn turn,
            Placement placement,
            Admission admission,
            Settling settling,
            Matching matching,
            Offers offers,
            Handling handling,
            Transfers transfers,
            Roster roster) {
        this.state = state;
        this.turn = turn;
        this.placement = placement;
        this.admission = admission;
        this.settling = settling;
        this.matching = matching;
        this.offers = offers;
        this.handling = handling;
        this.transfers = transfers;
        this.roster = roster;
    }

    void ring() {
        Contact first = state.timers.first();
        while (first != null && first.due <= turn.now() && !turn.isFull()) {
            ring(first);
            first = state.timers.first();
        }
    }

    private void ring(Contact contact) {
        switch (contact.state) {
            case QUEUED -> {
                if (contact.due == Deadlines.word(contact)) {
                    tell(contact);
                    matching.match(contact);
                } else if (contact.heldUntil > 0) {
                    admission.endHold(contact, placement);
                    settling.settle(contact);
                } else if (breaches(contact)) {
                    matching.match(contact);
                } else if (Deadlines.late(contact) == contact.due) {
                    admission.endWait(contact);
                    settling.settle(contact);
                } else {
                    waitOn(contact);
                }
            }
            case OFFERED -> {
                if (contact.due == Deadlines.word(contact)) {
                    tell(contact);
                } else if (!breaches(contact)) {
                    offers.miss(contact, roster);
                }
            }
            case WRAPPING -> handling.endWrapUp(contact);
            case ASSIGNED, PARKED, CLOSED, ABANDONED ->
                throw new IllegalStateException("nothing can be due for " + contact.id() + ", " + contact.state);
        }
    }

    private void tell(Contact contact) {
        String message = Objects.requireNonNull(contact.workspace.crisisMessage, "else nobody is told");
        turn.emit(new CustomerTold(contact.workspace.id, contact.id(), message));
    }

    /** Whatever cool-down ended by now is to be thought of as well, since the contact's next time is set from now on. */
    private boolean breaches(Contact contact) {
        if (Deadlines.breach(contact) != contact.due) {
            return false;
        }
        String queue = Objects.requireNonNull(contact.queue, "the promise is a queue's");
        turn.emit(new ServiceLevelBreached(contact.workspace.id, contact.id(), queue));
        return true;
    }

    /**
     * The end of waiting for one agent, or a step, or the end of somebody's cool-down. Of several that have ended the last one counts: an
     * engine that has been restored may hear of the others once more.
     */
    private void waitOn(Contact contact) {
        if (contact.circle == null) {
            transfers.endPatience(contact);
            return;
        }
        if (Deadlines.step(contact) == contact.due) {
            settling.settle(contact);
            state.timers.set(contact, turn.now());
        } else if (contact.cooling.nextEnd(contact.due) <= turn.now()) {
            state.timers.set(contact, contact.due);
        } else {
            matching.match(contact);
            state.timers.set(contact, turn.now());
        }
    }
}
