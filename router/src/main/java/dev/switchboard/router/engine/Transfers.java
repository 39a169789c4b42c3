package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.ASSIGNED;
import static dev.switchboard.events.ContactState.OFFERED;

import dev.switchboard.events.RoutingCommand.EscalateContact;
import dev.switchboard.events.RoutingCommand.TransferToAgent;
import dev.switchboard.events.RoutingCommand.TransferToQueue;
import dev.switchboard.events.RoutingPlan.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Giving a contact away: to a queue, to an agent, or up the manager ladder. It keeps its place by arrival. */
final class Transfers {

    private final State state;
    private final Placement placement;
    private final Settling settling;
    private final Offers offers;

    Transfers(State state, Placement placement, Settling settling, Offers offers) {
        this.state = state;
        this.placement = placement;
        this.settling = settling;
        this.offers = offers;
    }

    @Nullable
    Refusal toQueue(TransferToQueue command) {
        Workspace workspace = state.workspace(command.workspace());
        Contact contact = workspace.contact(command.contact());
        if (contact == null) {
            return Refusal.unknownContact(command.contact());
        }
        Refusal refusal = unlessMayGive(contact, command.agent());
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
        Refusal refusal = unlessMayGive(contact, command.agent());
        if (refusal != null) {
            return refusal;
        }
        Agent to = workspace.agent(command.to());
        if (to == null) {
            return Refusal.unknownAgent(command.to());
        }
        if (to.id.equals(contact.agent) && contact.state == ASSIGNED) {
            return new Refusal("transfer.to-self", "contact " + contact.id() + " is with " + to.id + " already");
        }
        if (!to.isSignedIn()) {
            return Refusal.offline(to.id);
        }
        if (contact.workspace.plan == null) {
            return Refusal.unknownQueue("none: there is no plan yet");
        }
        QueueInForce queue = placement.queueOf(contact);
        give(contact, queue, command.agent(), to, command.note());
        return null;
    }

    /** By whoever has the contact, or by any manager while it waits. */
    private static @Nullable Refusal unlessMayGive(Contact contact, String agent) {
        return switch (contact.state) {
            case ASSIGNED -> agent.equals(contact.agent) ? null : Refusal.notYours(contact, agent);
            case QUEUED, OFFERED -> contact.workspace.teams.isManager(agent) ? null : Refusal.notYours(contact, agent);
            case WRAPPING, PARKED, CLOSED, ABANDONED ->
                contact.isHeldBy(agent) ? Refusal.wrongState(contact) : Refusal.notYours(contact, agent);
        };
    }

    /** What a manager gives to somebody is not asked about: the agent has it as soon as there is room. */
    private void give(Contact contact, QueueInForce queue, String by, @Nullable Agent to, @Nullable String note) {
        boolean byManager = contact.state != ASSIGNED;
        List<Agent> freed = new ArrayList<>();
        if (contact.state == OFFERED) {
            freed.addAll(offers.withdraw(contact, "transferred"));
        } else if (contact.state == ASSIGNED) {
            freed.add(Objects.requireNonNull(contact.workspace.agent(by), "holds it"));
        }
        placement.transfer(contact, queue, by, to, !byManager, note);
        if (byManager && to != null) {
            settling.handOver(contact, to);
        }
        settling.settle(contact, freed);
    }

    /** The contact has waited long enough for one agent: from now on its whole queue may take it. */
    void endPatience(Contact contact) {
        placement.putBack(contact, contact.because);
        settling.settle(contact);
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
        QueueInForce queue = contact.queueInForce;
        if (queue == null) {
            return Refusal.unknownQueue(String.valueOf(contact.queue));
        }
        Rung next = queue.rungFrom(reached(contact, queue, command.agent()) + 1, workspace);
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
        List<Agent> freed = new ArrayList<>();
        if (contact.state == OFFERED) {
            freed.addAll(offers.withdraw(contact, "escalated"));
        } else if (contact.state == ASSIGNED) {
            freed.add(Objects.requireNonNull(contact.workspace.agent(contact.agent), "holds it"));
        }
        placement.raise(contact, queue, to, command.agent(), command.reason());
        settling.settle(contact, freed);
    }
}
