package dev.switchboard.router.engine;

import dev.switchboard.events.ContactState;
import dev.switchboard.events.RoutingEvent.ContactAssigned;
import dev.switchboard.events.RoutingEvent.EscalationStepFired;
import dev.switchboard.events.RoutingPlan.Rung;
import java.util.List;
import java.util.Objects;

/** What follows once contacts stand in lines: steps that are overdue, then agents. */
final class Settling {

    private final Turn turn;
    private final Matching matching;

    Settling(Turn turn, Matching matching) {
        this.turn = turn;
        this.matching = matching;
    }

    void settle(Contact contact) {
        takeSteps(contact);
        matching.match(contact);
    }

    /** As {@link #settle(Contact)}, where agents came free as well. */
    void settle(Contact contact, List<Agent> freed) {
        settle(List.of(contact), freed, contact.workspace);
    }

    /** Of several contacts and agents: all steps are taken before anybody is offered anything, for the oldest to be the first. */
    void settle(List<Contact> contacts, List<Agent> freed, Workspace workspace) {
        List<Contact> inOrder = contacts.stream().sorted(Contact::byOrder).toList();
        inOrder.forEach(this::takeSteps);
        matching.match(inOrder, freed, workspace);
    }

    private void takeSteps(Contact contact) {
        while (contact.circle != null && (Deadlines.step(contact) <= turn.now() || isRaisedToNobody(contact))) {
            takeStep(contact);
        }
    }

    /** Gives the contact to an agent who need not be asked, if there is room; else it goes on waiting for that agent. */
    void handOver(Contact contact, Agent agent) {
        if (agent.hasFreePlace(contact.channel())) {
            matching.offer(contact, agent);
            if (contact.state == ContactState.OFFERED) {
                turn.emit(new ContactAssigned(contact.workspace.id, contact.id(), contact.offers, agent.id));
            }
        }
    }

    /** Whether the last step raised it to a manager who is away, and the next one raises it further: then nobody is waited for. */
    private static boolean isRaisedToNobody(Contact contact) {
        Ladder ladder = contact.ladder;
        QueueInForce queue = contact.queueInForce;
        if (ladder == null || queue == null || contact.steps == 0) {
            return false;
        }
        int next = ladder.stepAfter(contact.steps);
        int last = Math.min(contact.steps, queue.plan.steps().size()) - 1;
        Rung raisedTo = last < 0 ? null : ladder.rungOf(last);
        return raisedTo != null
                && next >= 0
                && ladder.rungOf(next) != null
                && !queue.isSignedIn(raisedTo.ordinal(), contact.workspace);
    }

    private void takeStep(Contact contact) {
        QueueInForce queue = Objects.requireNonNull(contact.queueInForce, "steps are a queue's");
        Ladder ladder = Objects.requireNonNull(contact.ladder, "steps are a queue's");
        int step = ladder.stepAfter(contact.steps);
        turn.emit(new EscalationStepFired(
                contact.workspace.id,
                contact.id(),
                queue.id(),
                step,
                queue.plan.steps().get(step).widening()));
    }
}
