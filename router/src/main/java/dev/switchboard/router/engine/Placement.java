package dev.switchboard.router.engine;

import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingEvent.ContactQueued;
import dev.switchboard.events.RoutingEvent.EscalationStepFired;
import dev.switchboard.events.RoutingPlan;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives contacts the queue to wait in, the first time and whenever they come back, and takes the steps that are due there. */
final class Placement {

    private final Turn turn;
    private final Matching matching;

    Placement(Turn turn, Matching matching) {
        this.turn = turn;
        this.matching = matching;
    }

    /** The queue that the rules pick. */
    private record Pick(QueueInForce queue, RoutingPlan.@Nullable Rule rule) {}

    /** Places a contact that no queue has had yet; without a plan it goes on waiting for one. */
    void arrive(Contact contact, RequestService request) {
        Pick pick = pick(contact.workspace, request);
        if (pick == null) {
            return;
        }
        RoutingPlan.Rule rule = pick.rule;
        Duration headStart = pick.queue.plan.headStart();
        if (rule != null && rule.headStart() != null) {
            headStart = headStart.plus(rule.headStart());
        }
        turn.emit(new ContactQueued(
                contact.workspace.id,
                contact.id(),
                pick.queue.id(),
                QueuedBecause.ARRIVED,
                rule == null ? null : rule.rule(),
                headStart,
                null,
                null,
                null,
                null));
    }

    /** As {@link #arrive(Contact, RequestService)}, by what the log has kept of the request. */
    void arrive(Contact contact) {
        arrive(contact, requestOf(contact.opened));
    }

    /** Puts a contact back into its queue at its place; if the plan has that queue no longer, into one that the rules pick. */
    void putBack(Contact contact, QueuedBecause because, @Nullable String forAgent) {
        QueueInForce queue = contact.queueInForce();
        Pick pick = queue != null ? new Pick(queue, null) : pickAgain(contact);
        queue(contact, pick.queue, because, pick.rule, null, forAgent, null);
    }

    /** The contact's queue; if the plan has it no longer, one that the rules pick. */
    QueueInForce queueOf(Contact contact) {
        QueueInForce queue = contact.queueInForce();
        return queue != null ? queue : pickAgain(contact).queue;
    }

    private static Pick pickAgain(Contact contact) {
        return Objects.requireNonNull(
                pick(contact.workspace, requestOf(contact.opened)), "a contact had a queue, so there is a plan");
    }

    /** Places a contact where somebody wants it. */
    void queue(
            Contact contact,
            QueueInForce queue,
            QueuedBecause because,
            RoutingPlan.@Nullable Rule rule,
            @Nullable String by,
            @Nullable String forAgent,
            @Nullable String note) {
        boolean staysRaised = switch (because) {
            case DECLINED, MISSED, AGENT_LOST -> queue.id().equals(contact.queue);
            case ARRIVED, TRANSFERRED, ESCALATED, REOPENED -> false;
        };
        turn.emit(new ContactQueued(
                contact.workspace.id,
                contact.id(),
                queue.id(),
                because,
                rule == null ? null : rule.rule(),
                Duration.ofMillis(contact.headStart),
                by,
                forAgent,
                staysRaised ? contact.raisedTo : null,
                note));
    }

    /** What follows once a contact stands in a line: steps that are overdue, then an agent. */
    void settle(Contact contact) {
        while (contact.circle != null && Deadlines.step(contact) <= turn.now()) {
            takeStep(contact);
        }
        matching.match(contact);
    }

    /** As {@link #settle(Contact)}, where an agent came free as well. */
    void settle(Contact contact, @Nullable Agent freed) {
        settle(contact);
        if (freed != null) {
            matching.match(freed, contact.workspace);
        }
    }

    private void takeStep(Contact contact) {
        QueueInForce queue = Objects.requireNonNull(contact.queueInForce(), "steps are a queue's");
        int step = queue.stepAfter(contact.steps, contact.raisedTo);
        turn.emit(new EscalationStepFired(
                contact.workspace.id,
                contact.id(),
                queue.id(),
                step,
                queue.plan.steps().get(step).widening()));
    }

    private static @Nullable Pick pick(Workspace workspace, RequestService request) {
        RoutingPlan plan = workspace.plan;
        CompiledRules rules = workspace.rules;
        if (plan == null || rules == null) {
            return null;
        }
        RoutingPlan.Rule rule = rules.firstMatch(request);
        QueueInForce queue = rule == null ? null : workspace.queue(rule.queue());
        return queue != null
                ? new Pick(queue, rule)
                : new Pick(
                        Objects.requireNonNull(workspace.queue(plan.fallbackQueue()), "checked at publication"), null);
    }

    private static RequestService requestOf(ContactOpened opened) {
        return new RequestService(
                opened.workspace(),
                opened.conversation(),
                opened.message(),
                opened.contact(),
                opened.channel(),
                opened.customer(),
                opened.to(),
                opened.subject(),
                opened.preview(),
                opened.attributes(),
                null);
    }
}
