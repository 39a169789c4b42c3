package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.ASSIGNED;
import static dev.switchboard.events.ContactState.OFFERED;

import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingCommand.EscalateContact;
import dev.switchboard.events.RoutingCommand.TransferToAgent;
import dev.switchboard.events.RoutingCommand.TransferToQueue;
import dev.switchboard.events.RoutingEvent.ContactQueued;
import dev.switchboard.events.RoutingPlan.Rung;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Giving a contact away: to a queue, to an agent, or up the manager ladder. It keeps its place by arrival. */
final class Transfers {

    private final State state;
    private final Turn turn;
    private final Placement placement;
    private final Offers offers;

    Transfers(State state, Turn turn, Placement placement, Offers offers) {
        this.state = state;
        this.turn = turn;
        this.placement = placement;
        this.offers = offers;
    }

    @Nullable
    Refusal toQueue(TransferToQueue command) {
        Workspace workspace = state.workspace(command.workspace());
        Contact contact = workspace.contact(command.contact());
        if (contact == null) {
            return Refusal.unknownContact(command.contact());
        }
        Refusal refusal = unlessAssigned(contact, command.agent());
        QueueInForce queue = workspace.queue(command.queue());
        if (refusal != null || queue == null) {
            return refusal != null ? refusal : Refusal.unknownQueue(command.queue());
        }
        give(contact, queue, command.agent(), null, command.note());
        return null;
    }

    @Nullable
    Refusal toAgent(TransferToAgent command) {
        Workspace workspace = state.workspace(command.workspace());
        Contact contact = workspace.contact(command.contact());
        if (contact == null) {
            return Refusal.unknownContact(command.contact());
        }
        Refusal refusal = unlessAssigned(contact, command.agent());
        if (refusal != null) {
            return refusal;
        }
        Agent to = workspace.agent(command.to());
        if (to == null) {
            return Refusal.unknownAgent(command.to());
        }
        if (to.id.equals(command.agent())) {
            return new Refusal("transfer.to-self", "contact " + contact.id() + " is with " + to.id + " already");
        }
        if (!to.isSignedIn()) {
            return Refusal.offline(to.id);
        }
        QueueInForce queue = placement.queueOf(contact);
        give(contact, queue, command.agent(), to.id, command.note());
        return null;
    }

    private static @Nullable Refusal unlessAssigned(Contact contact, String agent) {
        if (!contact.isHeldBy(agent)) {
            return Refusal.notYours(contact, agent);
        }
        return contact.state == ASSIGNED ? null : Refusal.wrongState(contact);
    }

    private void give(Contact contact, QueueInForce queue, String by, @Nullable String to, @Nullable String note) {
        placement.queue(contact, queue, QueuedBecause.TRANSFERRED, null, by, to, note);
        placement.settle(contact, contact.workspace.agent(by));
    }

    /** The contact has waited long enough for one agent: from now on its whole queue may take it. */
    void endPatience(Contact contact) {
        placement.putBack(contact, contact.because, null);
        placement.settle(contact);
    }

    /** By whoever has the contact, or by any manager while it waits: from the next rung of the ladder on only managers may take it. */
    @Nullable
    Refusal escalate(EscalateContact command) {
        Workspace workspace = state.workspace(command.workspace());
        Contact contact = workspace.contact(command.contact());
        if (contact == null) {
            return Refusal.unknownContact(command.contact());
        }
        Refusal refusal = unlessMayEscalate(contact, command.agent());
        if (refusal != null) {
            return refusal;
        }
        QueueInForce queue = contact.queueInForce();
        if (queue == null) {
            return Refusal.unknownQueue(String.valueOf(contact.queue));
        }
        Rung next = queue.rungAbove(reached(contact, queue, command.agent()));
        if (next == null) {
            return new Refusal("escalation.exhausted", "nobody stands above for contact " + contact.id());
        }
        raise(contact, queue, next, command);
        return null;
    }

    private static @Nullable Refusal unlessMayEscalate(Contact contact, String agent) {
        return switch (contact.state) {
            case ASSIGNED -> agent.equals(contact.agent) ? null : Refusal.notYours(contact, agent);
            case QUEUED, OFFERED -> contact.workspace.teams.isManager(agent) ? null : Refusal.notYours(contact, agent);
            case WRAPPING, PARKED, CLOSED, ABANDONED -> Refusal.wrongState(contact);
        };
    }

    /** The rung the contact has reached: a manager who has it passes it on to those above. */
    private static int reached(Contact contact, QueueInForce queue, String by) {
        int raisedTo = contact.raisedTo == null ? -1 : contact.raisedTo.ordinal();
        return contact.state == ASSIGNED
                ? Math.max(raisedTo, contact.workspace.teams.rungOf(by, queue.plan.team()))
                : raisedTo;
    }

    private void raise(Contact contact, QueueInForce queue, Rung to, EscalateContact command) {
        String holder = contact.agent;
        if (contact.state == OFFERED) {
            offers.withdraw(contact, "escalated");
        }
        turn.emit(new ContactQueued(
                contact.workspace.id,
                contact.id(),
                queue.id(),
                QueuedBecause.ESCALATED,
                null,
                Duration.ofMillis(contact.headStart),
                command.agent(),
                null,
                to,
                command.reason()));
        placement.settle(contact, contact.workspace.agent(holder));
    }
}
