package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.OFFERED;
import static dev.switchboard.events.ContactState.PARKED;
import static dev.switchboard.events.ContactState.QUEUED;

import dev.switchboard.events.CentrePolicy;
import dev.switchboard.events.RoutingCommand.MergeContacts;
import dev.switchboard.events.RoutingCommand.PrioritiseContact;
import dev.switchboard.events.RoutingCommand.SetCrisis;
import dev.switchboard.events.RoutingEvent.ContactMerged;
import dev.switchboard.events.RoutingEvent.CrisisChanged;
import dev.switchboard.events.RoutingEvent.CrisisProposed;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What managers do by hand, besides giving contacts away: another place, one out of two, the crisis mode. */
final class Supervision {

    /** A crisis that was proposed is not proposed again for so long. */
    private static final long SILENCE = Duration.ofMinutes(15).toMillis();

    private final State state;
    private final Turn turn;
    private final Placement placement;
    private final Settling settling;
    private final Offers offers;

    Supervision(State state, Turn turn, Placement placement, Settling settling, Offers offers) {
        this.state = state;
        this.turn = turn;
        this.placement = placement;
        this.settling = settling;
        this.offers = offers;
    }

    @Nullable
    Refusal prioritise(PrioritiseContact command) {
        Workspace workspace = state.workspace(command.workspace());
        Contact contact = workspace.contact(command.contact());
        if (contact == null) {
            return Refusal.unknownContact(command.contact());
        }
        QueueInForce queue = contact.queueInForce;
        if (!workspace.teams.isManager(command.agent())) {
            return Refusal.notManager(command.agent());
        }
        if (contact.state != QUEUED || queue == null || contact.heldUntil > 0) {
            return Refusal.wrongState(contact);
        }
        long headStart = command.headStart().toMillis();
        if (headStart != contact.headStart) {
            placement.prioritise(contact, queue, headStart, command.agent());
            settling.settle(contact);
        }
        return null;
    }

    /** Of two contacts of one customer the one that waits ends; the other takes over its place, if that is better. */
    @Nullable
    Refusal merge(MergeContacts command) {
        Workspace workspace = state.workspace(command.workspace());
        Contact contact = workspace.contact(command.contact());
        Contact into = workspace.contact(command.into());
        if (contact == null || into == null) {
            return Refusal.unknownContact(contact == null ? command.contact() : command.into());
        }
        if (!workspace.teams.isManager(command.agent())) {
            return Refusal.notManager(command.agent());
        }
        if (contact == into
                || !contact.opened
                        .customer()
                        .customer()
                        .equals(into.opened.customer().customer())) {
            return new Refusal(
                    "merge.other-customer",
                    "contacts " + contact.id() + " and " + into.id() + " are not two of one customer");
        }
        if (contact.state != QUEUED && contact.state != OFFERED && contact.state != PARKED) {
            return Refusal.wrongState(contact);
        }
        List<Agent> freed = contact.state == OFFERED ? offers.withdraw(contact, "merged") : List.of();
        boolean waited = contact.state == QUEUED;
        turn.emit(new ContactMerged(workspace.id, contact.id(), into.id(), command.agent()));
        if (waited) {
            takePlace(into, contact.order(), command.agent());
        }
        settling.settle(into, freed);
        return null;
    }

    /** The customer now waits for the other contact, which therefore does not stay parked. */
    private void takePlace(Contact into, long order, String by) {
        if (into.state == PARKED) {
            placement.reopen(into, into.workspace.agent(into.agent));
        }
        QueueInForce queue = into.queueInForce;
        long gained = into.order() - order;
        if (gained > 0 && into.state == QUEUED && into.heldUntil == 0 && queue != null) {
            placement.prioritise(into, queue, into.headStart + gained, by);
        }
    }

    @Nullable
    Refusal setCrisis(SetCrisis command) {
        Workspace workspace = state.workspace(command.workspace());
        if (!workspace.teams.isManager(command.agent())) {
            return Refusal.notManager(command.agent());
        }
        if (command.on() != workspace.crisisSince > 0) {
            String message = command.on() ? crisis(workspace).message() : null;
            turn.emit(new CrisisChanged(workspace.id, command.on(), command.agent(), message));
            settling.settle(workspace.unattended(), List.of(), workspace);
        }
        return null;
    }

    /** Proposes the crisis mode if the contact that has just come makes the plan's measure full. */
    void consider(Contact contact) {
        Workspace workspace = contact.workspace;
        if (workspace.crisisSince > 0
                || (workspace.crisisProposed > 0 && turn.now() - workspace.crisisProposed < SILENCE)) {
            return;
        }
        CentrePolicy.Crisis crisis = crisis(workspace);
        Integer arrivals = crisis.arrivalsPerMinute();
        Integer backlog = crisis.backlog();
        Duration wait = crisis.patience();
        if (arrivals != null && workspace.arrivals.rate() >= arrivals) {
            propose(workspace, "arrivals", workspace.arrivals.rate(), arrivals);
        } else if (backlog != null && workspace.waiting >= backlog) {
            propose(workspace, "backlog", workspace.waiting, backlog);
        } else if (wait != null && longestWaitBeside(contact) >= wait.toMillis()) {
            propose(workspace, "wait", longestWaitBeside(contact) / 1_000, wait.toSeconds());
        }
    }

    /** How long whoever goes first in the queue that the contact has joined has waited. */
    private long longestWaitBeside(Contact contact) {
        QueueInForce queue = contact.queueInForce;
        long longest = 0;
        if (queue != null) {
            for (Line line : queue.lines) {
                Contact first = line.first();
                longest = first == null ? longest : Math.max(longest, turn.now() - first.arrival);
            }
        }
        return longest;
    }

    private void propose(Workspace workspace, String because, long value, long threshold) {
        turn.emit(new CrisisProposed(workspace.id, because, value, threshold));
    }

    private static CentrePolicy.Crisis crisis(Workspace workspace) {
        return workspace.plan == null
                ? CentrePolicy.Crisis.USUAL
                : workspace.plan.centre().crisis();
    }
}
