package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.ASSIGNED;
import static dev.switchboard.events.ContactState.PARKED;
import static dev.switchboard.events.ContactState.WRAPPING;

import dev.switchboard.events.Channel;
import dev.switchboard.events.RoutingCommand.CompleteContact;
import dev.switchboard.events.RoutingCommand.FinishWrapUp;
import dev.switchboard.events.RoutingCommand.ParkContact;
import dev.switchboard.events.RoutingCommand.ReopenContact;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import dev.switchboard.events.RoutingEvent.ContactParked;
import dev.switchboard.events.RoutingEvent.ContactWrapping;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What agents do with a contact that is theirs: park and reopen it, complete it, wrap it up. Doing it again changes nothing. */
final class Handling {

    private final State state;
    private final Turn turn;
    private final Placement placement;
    private final Settling settling;
    private final Matching matching;

    Handling(State state, Turn turn, Placement placement, Settling settling, Matching matching) {
        this.state = state;
        this.turn = turn;
        this.placement = placement;
        this.settling = settling;
        this.matching = matching;
    }

    @Nullable
    Refusal park(ParkContact command) {
        Contact contact = state.workspace(command.workspace()).contact(command.contact());
        if (contact == null) {
            return Refusal.unknownContact(command.contact());
        }
        if (!contact.isHeldBy(command.agent())) {
            return Refusal.notYours(contact, command.agent());
        }
        if (contact.channel() == Channel.PHONE) {
            return new Refusal("channel.no-parking", "a call can be put on hold, not parked");
        }
        if (contact.state == WRAPPING) {
            return Refusal.wrongState(contact);
        }
        if (contact.state == ASSIGNED) {
            turn.emit(new ContactParked(contact.workspace.id, contact.id(), command.agent()));
            freed(contact.workspace, command.agent());
        }
        return null;
    }

    /** With a free place the agent has it at once, for the agent asked for it; else it waits for one. */
    @Nullable
    Refusal reopen(ReopenContact command) {
        Workspace workspace = state.workspace(command.workspace());
        Contact contact = workspace.contact(command.contact());
        if (contact == null) {
            return Refusal.unknownContact(command.contact());
        }
        if (!contact.isHeldBy(command.agent())) {
            return Refusal.notYours(contact, command.agent());
        }
        if (contact.state == WRAPPING) {
            return Refusal.wrongState(contact);
        }
        if (contact.state == ASSIGNED) {
            return null;
        }
        Agent agent = workspace.agent(command.agent());
        if (agent == null) {
            return Refusal.unknownAgent(command.agent());
        }
        if (!agent.isSignedIn()) {
            return Refusal.offline(command.agent());
        }
        placement.reopen(contact, agent);
        settling.handOver(contact, agent);
        return null;
    }

    @Nullable
    Refusal complete(CompleteContact command) {
        Contact contact = state.workspace(command.workspace()).contact(command.contact());
        if (contact == null) {
            return Refusal.unknownContact(command.contact());
        }
        if (!contact.isHeldBy(command.agent())) {
            return Refusal.notYours(contact, command.agent());
        }
        if (contact.state == PARKED) {
            return Refusal.wrongState(contact);
        }
        if (command.outcome() == null) {
            endService(contact, command.agent());
        } else {
            close(contact, command.outcome());
        }
        return null;
    }

    /** The caller has hung up: what is left to do is the wrap-up. */
    void endCall(Contact contact) {
        endService(contact, Objects.requireNonNull(contact.agent, "an assigned contact has an agent"));
    }

    private void endService(Contact contact, String agent) {
        QueueInForce queue = contact.queueInForce;
        long wrapUp = queue == null ? 0 : queue.wrapUp;
        if (wrapUp == 0) {
            close(contact, null);
        } else if (contact.state == ASSIGNED) {
            turn.emit(new ContactWrapping(contact.workspace.id, contact.id(), agent, turn.after(wrapUp)));
        }
    }

    @Nullable
    Refusal finish(FinishWrapUp command) {
        Contact contact = state.workspace(command.workspace()).contact(command.contact());
        if (contact == null) {
            return Refusal.unknownContact(command.contact());
        }
        if (!contact.isHeldBy(command.agent())) {
            return Refusal.notYours(contact, command.agent());
        }
        if (contact.state != WRAPPING) {
            return Refusal.wrongState(contact);
        }
        close(contact, command.outcome());
        return null;
    }

    /** The wrap-up has lasted as long as it may. */
    void endWrapUp(Contact contact) {
        close(contact, null);
    }

    private void close(Contact contact, @Nullable String outcome) {
        String agent = Objects.requireNonNull(contact.agent, "somebody closes it");
        turn.emit(new ContactClosed(contact.workspace.id, contact.id(), agent, outcome));
        freed(contact.workspace, agent);
    }

    private void freed(Workspace workspace, String agent) {
        matching.match(Objects.requireNonNull(workspace.agent(agent), "held work"), workspace);
    }
}
