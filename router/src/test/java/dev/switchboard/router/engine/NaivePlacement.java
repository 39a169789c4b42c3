package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.ASSIGNED;
import static dev.switchboard.events.ContactState.CLOSED;
import static dev.switchboard.events.ContactState.PARKED;
import static dev.switchboard.events.ContactState.QUEUED;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.Diversion.Cause;
import dev.switchboard.events.OpeningHours;
import dev.switchboard.events.QueuePolicy.Limits;
import dev.switchboard.events.QueuePolicy.Preferred;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingEvent.*;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Demand;
import dev.switchboard.events.RoutingPlan.Queue;
import dev.switchboard.events.RoutingPlan.Rung;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** Into which queue a contact goes, and on what terms. */
@NullUnmarked
final class NaivePlacement {

    private final NaiveEngine engine;
    private final NaiveCentre centre;

    NaivePlacement(NaiveEngine engine, NaiveCentre centre) {
        this.engine = engine;
        this.centre = centre;
    }

    /** On what terms a contact goes into a queue. */
    private static final class Terms {
        String rule;
        Duration headStart;
        String by;
        String forAgent;
        long until = NaiveContact.NEVER;
        Rung raisedTo;
        Demand demand;
        String note;

        Terms(Duration headStart) {
            this.headStart = headStart;
        }

        Terms forAgent(String agent, long until) {
            this.forAgent = agent;
            this.until = agent == null ? NaiveContact.NEVER : until;
            return this;
        }
    }

    private Terms asItHas(NaiveContact contact) {
        Terms terms = new Terms(Duration.ofMillis(contact.headStart));
        terms.raisedTo = contact.raisedTo;
        terms.demand = contact.demand;
        return terms;
    }

    private void queue(NaiveContact contact, Queue queue, QueuedBecause because, Terms terms) {
        Instant until = terms.until == NaiveContact.NEVER ? null : Instant.ofEpochMilli(terms.until);
        engine.emit(new ContactQueued(
                centre.id,
                contact.id(),
                queue.queue(),
                because,
                terms.rule,
                terms.headStart,
                terms.by,
                terms.forAgent,
                until,
                terms.raisedTo,
                terms.demand,
                terms.note));
        boolean startsAnew = !queue.queue().equals(contact.queue)
                || contact.is(ASSIGNED, PARKED)
                || because == QueuedBecause.ESCALATED
                || because == QueuedBecause.DUE;
        if (contact.is(ASSIGNED)) {
            engine.work(centre).idle(contact);
            if (because == QueuedBecause.TRANSFERRED) {
                engine.work(centre).coolOff(contact, terms.by);
            }
        }
        if (contact.is(PARKED)) {
            contact.arrival = engine.now;
            contact.ticket = engine.nextTicket();
        }
        if (startsAnew) {
            contact.since = engine.now;
            contact.steps = 0;
            contact.breached = false;
            contact.late = false;
        }
        contact.state = QUEUED;
        contact.agent = null;
        contact.queue = queue.queue();
        contact.because = because;
        contact.headStart = terms.headStart.toMillis();
        contact.forAgent = terms.forAgent;
        contact.forAgentUntil = terms.until;
        contact.raisedTo = terms.raisedTo;
        contact.demand = terms.demand;
        contact.heldUntil = 0;
    }

    // The first time.

    private RoutingPlan.Rule rule(RequestService request) {
        return centre.rules.firstMatch(request);
    }

    private Queue queueOf(RoutingPlan.Rule rule) {
        return centre.queue(rule == null ? centre.plan.fallbackQueue() : rule.queue());
    }

    /** Without a plan it waits for one. */
    void arrive(NaiveContact contact, RequestService request) {
        if (centre.plan == null) {
            return;
        }
        RoutingPlan.Rule rule = rule(request);
        Queue queue = queueOf(rule);
        Terms terms = new Terms(queue.headStart());
        Preferred preferred = queue.policy().preferred();
        if (rule != null) {
            terms.rule = rule.rule();
            terms.headStart = queue.headStart().plus(rule.headStart() == null ? Duration.ZERO : rule.headStart());
            terms.demand = rule.demand();
            terms.raisedTo = rule.raiseTo() == null
                    ? null
                    : centre.teams.rungFrom(queue.team(), rule.raiseTo().ordinal(), centre::isSignedIn);
            preferred = rule.preferred() == null ? preferred : rule.preferred();
        }
        if (preferred != null) {
            String agent =
                    preferred.agent() == null ? contact.opened.attributes().get("last_agent") : preferred.agent();
            if (agent != null && centre.isSignedIn(agent)) {
                terms.forAgent(agent, engine.now + preferred.patience().toMillis());
            }
        }
        admit(contact, queue, terms);
    }

    private void admit(NaiveContact contact, Queue queue, Terms terms) {
        Limits limits = queue.policy().limits();
        Channel channel = contact.channel();
        boolean full = limits.places() != null && centre.waitingIn(queue).size() >= limits.places();
        if (!centre.isOpen(queue, engine.now) && limits.closed().containsKey(channel)) {
            divert(contact, queue, Cause.CLOSED, limits.closed().get(channel), terms);
        } else if (full && limits.full().containsKey(channel)) {
            divert(contact, queue, Cause.FULL, limits.full().get(channel), terms);
        } else {
            queue(contact, queue, QueuedBecause.ARRIVED, terms);
        }
    }

    private void divert(NaiveContact contact, Queue queue, Cause cause, Diversion diversion, Terms terms) {
        if (cause != Cause.LATE && (diversion instanceof Diversion.CallBack || diversion instanceof Diversion.Wait)) {
            queue(contact, queue, QueuedBecause.ARRIVED, terms);
        }
        switch (diversion) {
            case Diversion.ToQueue to -> {
                tellOf(contact, queue, cause, to, null);
                Queue other = centre.queue(to.queue());
                queue(contact, other == null ? queue : other, QueuedBecause.DIVERTED, terms);
            }
            case Diversion.TurnAway away -> {
                tellOf(contact, queue, cause, away, null);
                engine.work(centre).tell(contact, away.message());
                engine.work(centre)
                        .end(contact, CLOSED, new ContactClosed(centre.id, contact.id(), null, "turned-away"));
            }
            case Diversion.CallBack back -> {
                Instant opening = cause == Cause.CLOSED ? nextOpening(queue) : null;
                boolean call = contact.channel() == Channel.PHONE;
                tellOf(contact, queue, cause, back, call ? null : opening);
                engine.work(centre).tell(contact, back.message());
                if (call) {
                    planCallback(contact, opening);
                }
            }
            case Diversion.Wait wait -> {
                if (cause == Cause.CLOSED) {
                    holdUntilOpen(contact, queue, wait);
                } else {
                    tellOf(contact, queue, cause, wait, null);
                }
            }
        }
    }

    private void tellOf(NaiveContact contact, Queue queue, Cause cause, Diversion to, Instant until) {
        engine.emit(new ContactDiverted(centre.id, contact.id(), queue.queue(), cause, to, until));
        contact.late = contact.late || cause == Cause.LATE;
        contact.heldUntil = until == null ? contact.heldUntil : until.toEpochMilli();
    }

    /** It has waited as long as it may. */
    void endWait(NaiveContact contact) {
        Queue queue = centre.queue(contact.queue);
        Diversion diversion = queue.policy().limits().late().get(contact.channel());
        divert(contact, queue, Cause.LATE, diversion, asItHas(contact));
    }

    void endHold(NaiveContact contact) {
        Queue queue = centre.queue(contact.queue);
        if (queue != null && !centre.isOpen(queue, engine.now)) {
            holdUntilOpen(contact, queue, new Diversion.Wait());
        } else {
            putBack(contact, QueuedBecause.DUE);
        }
    }

    private void holdUntilOpen(NaiveContact contact, Queue queue, Diversion.Wait wait) {
        tellOf(contact, queue, Cause.CLOSED, wait, nextOpening(queue));
    }

    private Instant nextOpening(Queue queue) {
        Instant now = Instant.ofEpochMilli(engine.now);
        OpeningHours hours = centre.hours(queue);
        return hours.nextOpening(now).orElse(now.plus(Duration.ofDays(1)));
    }

    void planCallback(NaiveContact contact, Instant at) {
        engine.emit(new CallbackPlanned(centre.id, contact.id(), at));
        contact.callback = true;
        contact.heldUntil = at == null ? contact.heldUntil : at.toEpochMilli();
    }

    // Back again.

    void putBack(NaiveContact contact, QueuedBecause because) {
        back(contact, because, null, NaiveContact.NEVER);
    }

    private void back(NaiveContact contact, QueuedBecause because, String forAgent, long until) {
        if (centre.queue(contact.queue) != null) {
            queue(
                    contact,
                    centre.queue(contact.queue),
                    because,
                    asItHas(contact).forAgent(forAgent, until));
            return;
        }
        RoutingPlan.Rule rule = rule(request(contact));
        Terms terms = new Terms(Duration.ofMillis(contact.headStart)).forAgent(forAgent, until);
        terms.rule = rule == null ? null : rule.rule();
        terms.demand = rule == null ? null : rule.demand();
        queue(contact, queueOf(rule), because, terms);
    }

    /** A new plan is in force: who has no queue by it is given one. What was promised stays so: the agent waited for, the time of a callback. */
    void adapt(NaiveContact contact) {
        Queue own = centre.queue(contact.queue);
        if (own != null) {
            boolean held = contact.heldUntil > 0 && !contact.callback;
            boolean opensSooner =
                    centre.isOpen(own, engine.now) || nextOpening(own).toEpochMilli() < contact.heldUntil;
            if (held && opensSooner) {
                endHold(contact);
            }
            return;
        }
        long appointment = contact.callback ? contact.heldUntil : 0;
        if (contact.queue == null) {
            arrive(contact, request(contact));
        } else {
            boolean stays = contact.forAgent != null && centre.isSignedIn(contact.forAgent);
            back(contact, contact.because, stays ? contact.forAgent : null, contact.forAgentUntil);
        }
        if (contact.is(QUEUED) && appointment > engine.now && appointment > contact.heldUntil) {
            planCallback(contact, Instant.ofEpochMilli(appointment));
        }
    }

    void reopen(NaiveContact contact) {
        var reopening = centre.plan.centre().reopening();
        long headStart = Math.max(contact.headStart, reopening.headStart().toMillis());
        Terms terms = new Terms(Duration.ofMillis(headStart));
        terms.demand = contact.demand;
        if (centre.isSignedIn(contact.agent)) {
            terms.forAgent(contact.agent, engine.now + reopening.patience().toMillis());
        }
        queue(contact, itsQueue(contact), QueuedBecause.REOPENED, terms);
    }

    /** @param until {@link NaiveContact#NEVER} if it waits for the agent for ever */
    void transfer(NaiveContact contact, Queue queue, String by, String to, long until, String note) {
        Terms terms = new Terms(Duration.ofMillis(contact.headStart)).forAgent(to, until);
        terms.by = by;
        terms.note = note;
        terms.demand = queue.queue().equals(contact.queue) ? contact.demand : null;
        queue(contact, queue, QueuedBecause.TRANSFERRED, terms);
    }

    void raise(NaiveContact contact, Rung to, String by, String note) {
        Terms terms = asItHas(contact);
        terms.raisedTo = to;
        terms.by = by;
        terms.note = note;
        queue(contact, centre.queue(contact.queue), QueuedBecause.ESCALATED, terms);
    }

    void prioritise(NaiveContact contact, long headStart, String by) {
        Terms terms = asItHas(contact).forAgent(contact.forAgent, contact.forAgentUntil);
        terms.headStart = Duration.ofMillis(headStart);
        terms.by = by;
        queue(contact, centre.queue(contact.queue), QueuedBecause.PRIORITISED, terms);
    }

    /** Its own, or the one that the rules pick if the plan has that no longer. */
    Queue itsQueue(NaiveContact contact) {
        Queue own = centre.queue(contact.queue);
        return own != null ? own : queueOf(rule(request(contact)));
    }

    private static RequestService request(NaiveContact contact) {
        ContactOpened opened = contact.opened;
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
