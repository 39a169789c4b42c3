package dev.switchboard.router.engine;

import dev.switchboard.events.QueuePolicy.Preferred;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Rung;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives contacts the queue to wait in, the first time and whenever they come back, and the terms on which they wait. */
final class Placement {

    /** The contact's attribute that names who had the customer's conversation last. */
    static final String LAST_AGENT = "last_agent";

    private final Turn turn;
    private final Admission admission;

    Placement(Turn turn, Admission admission) {
        this.turn = turn;
        this.admission = admission;
    }

    /** The queue that the rules pick. */
    private record Pick(QueueInForce queue, RoutingPlan.@Nullable Rule rule) {}

    /** Places a contact that no queue has had yet; without a plan it goes on waiting for one. */
    void arrive(Contact contact, RequestService request) {
        Pick pick = pick(contact.workspace, request);
        if (pick != null) {
            admission.admit(contact, pick.queue, terms(contact, pick));
        }
    }

    /** As {@link #arrive(Contact, RequestService)}, by what the log has kept of the request. */
    void arrive(Contact contact) {
        arrive(contact, requestOf(contact.opened));
    }

    private Terms terms(Contact contact, Pick pick) {
        RoutingPlan.Rule rule = pick.rule;
        Duration headStart = pick.queue.plan.headStart();
        Preferred preferred = pick.queue.plan.policy().preferred();
        if (rule == null) {
            return preferring(contact, preferred, Terms.open(headStart.toMillis()));
        }
        if (rule.headStart() != null) {
            headStart = headStart.plus(rule.headStart());
        }
        Rung asked = rule.raiseTo();
        Rung raisedTo = asked == null ? null : pick.queue.rungFrom(asked.ordinal(), contact.workspace);
        Terms terms =
                Terms.open(headStart.toMillis()).by(rule.rule(), null, null).asking(raisedTo, rule.demand());
        return preferring(contact, rule.preferred() == null ? preferred : rule.preferred(), terms);
    }

    private Terms preferring(Contact contact, @Nullable Preferred preferred, Terms terms) {
        if (preferred == null) {
            return terms;
        }
        String wanted = preferred.agent() != null
                ? preferred.agent()
                : contact.opened.attributes().get(LAST_AGENT);
        Agent agent = contact.workspace.agent(wanted);
        return agent == null || !agent.isSignedIn()
                ? terms
                : terms.forAgent(agent.id, turn.now() + preferred.patience().toMillis());
    }

    /** Puts a contact back into its queue at its place; if the plan has that queue no longer, into one that the rules pick. */
    void putBack(Contact contact, QueuedBecause because) {
        back(contact, because, null, Timers.NEVER);
    }

    /** As {@link #putBack}; the agent for whom the contact waits remains so, if still there. */
    void replace(Contact contact) {
        back(contact, contact.because, ifSignedIn(contact.workspace.agent(contact.forAgent)), contact.forAgentUntil);
    }

    private static @Nullable String ifSignedIn(@Nullable Agent agent) {
        return agent != null && agent.isSignedIn() ? agent.id : null;
    }

    private void back(Contact contact, QueuedBecause because, @Nullable String forAgent, long until) {
        QueueInForce queue = contact.queueInForce;
        if (queue != null) {
            turn.emit(Terms.of(contact).forAgent(forAgent, until).queue(contact, queue, because));
            return;
        }
        Pick pick = pickAgain(contact);
        Terms terms = Terms.open(contact.headStart)
                .by(pick.rule == null ? null : pick.rule.rule(), null, null)
                .asking(null, pick.rule == null ? null : pick.rule.demand())
                .forAgent(forAgent, until);
        turn.emit(terms.queue(contact, pick.queue, because));
    }

    /** A parked contact comes back, for a while to the agent who had it, if that agent is there. */
    void reopen(Contact contact, @Nullable Agent former) {
        QueueInForce queue = queueOf(contact);
        var reopening = Objects.requireNonNull(contact.workspace.plan, "it has a queue")
                .centre()
                .reopening();
        long headStart = Math.max(contact.headStart, reopening.headStart().toMillis());
        Terms terms = Terms.open(headStart)
                .asking(null, contact.demand)
                .forAgent(ifSignedIn(former), turn.now() + reopening.patience().toMillis());
        turn.emit(terms.queue(contact, queue, QueuedBecause.REOPENED));
    }

    /** @param bound whether an agent it is given to is waited for only a while */
    void transfer(
            Contact contact, QueueInForce queue, String by, @Nullable Agent to, boolean bound, @Nullable String note) {
        boolean stays = queue.id().equals(contact.queue);
        Terms terms = Terms.open(contact.headStart)
                .by(null, by, note)
                .asking(null, stays ? contact.demand : null)
                .forAgent(to == null ? null : to.id, bound ? turn.now() + Deadlines.WAIT_AFTER_TRANSFER : Timers.NEVER);
        turn.emit(terms.queue(contact, queue, QueuedBecause.TRANSFERRED));
    }

    void raise(Contact contact, QueueInForce queue, Rung to, String by, @Nullable String note) {
        turn.emit(Terms.open(contact.headStart)
                .by(null, by, note)
                .asking(to, contact.demand)
                .queue(contact, queue, QueuedBecause.ESCALATED));
    }

    /** @param headStart milliseconds */
    void prioritise(Contact contact, QueueInForce queue, long headStart, String by) {
        turn.emit(Terms.open(headStart)
                .by(null, by, null)
                .asking(contact.raisedTo, contact.demand)
                .forAgent(contact.forAgent, contact.forAgentUntil)
                .queue(contact, queue, QueuedBecause.PRIORITISED));
    }

    /** The contact's queue; if the plan has it no longer, one that the rules pick. */
    QueueInForce queueOf(Contact contact) {
        QueueInForce queue = contact.queueInForce;
        return queue != null ? queue : pickAgain(contact).queue;
    }

    private static Pick pickAgain(Contact contact) {
        return Objects.requireNonNull(
                pick(contact.workspace, requestOf(contact.opened)), "a contact had a queue, so there is a plan");
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
