package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.ABANDONED;
import static dev.switchboard.events.ContactState.ASSIGNED;
import static dev.switchboard.events.ContactState.CLOSED;
import static dev.switchboard.events.ContactState.OFFERED;
import static dev.switchboard.events.ContactState.QUEUED;
import static dev.switchboard.events.ContactState.WRAPPING;

import dev.switchboard.events.ContactState;
import dev.switchboard.events.Presence;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent.*;
import dev.switchboard.events.RoutingPlan.Queue;
import dev.switchboard.events.RoutingPlan.Widening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/** What can be done with contacts and agents of one centre: each deed tells its event and changes what it changes. */
@NullUnmarked
final class NaiveWork {

    final NaiveEngine engine;
    final NaiveCentre centre;
    final NaivePlacement placement;

    NaiveWork(NaiveEngine engine, NaiveCentre centre) {
        this.engine = engine;
        this.centre = centre;
        placement = new NaivePlacement(engine, centre);
    }

    // The one rule.

    void settle(NaiveContact... touched) {
        settle(List.of(touched));
    }

    /** Steps that are overdue are taken; then, while somebody who waits may go to somebody who is free, the pair that goes first is made. */
    void settle(Collection<NaiveContact> touched) {
        touched.stream().sorted(NaiveContact::byOrder).forEach(this::takeSteps);
        touched.forEach(contact -> contact.lookedAt = engine.now);
        for (var match = centre.firstMatch(engine.now); match.isPresent(); match = centre.firstMatch(engine.now)) {
            offer(match.get().contact(), match.get().agent());
        }
        centre.agents.values().forEach(agent -> agent.changed = false);
    }

    private void takeSteps(NaiveContact contact) {
        while (centre.waits(contact) && contact.forAgent == null && centre.nextStep(contact) >= 0) {
            Queue queue = centre.queue(contact.queue);
            int step = centre.nextStep(contact);
            boolean due = contact.since + queue.steps().get(step).after().toMillis() <= engine.now;
            if (!due && !isRaisedToNobody(contact, queue, step)) {
                return;
            }
            contact.steps = step + 1;
            engine.emit(new EscalationStepFired(
                    centre.id,
                    contact.id(),
                    contact.queue,
                    step,
                    queue.steps().get(step).widening()));
        }
    }

    /** Who is away is skipped: a step that raised it to such a manager is followed at once by the next that raises it. */
    private boolean isRaisedToNobody(NaiveContact contact, Queue queue, int next) {
        int last = Math.min(contact.steps, queue.steps().size()) - 1;
        if (last < 0
                || !(queue.steps().get(last).widening() instanceof Widening.Raise raised)
                || !(queue.steps().get(next).widening() instanceof Widening.Raise)) {
            return false;
        }
        int rung = centre.teams.mannedFrom(queue.team(), raised.to().ordinal());
        return rung < 0 || !centre.isSignedIn(centre.teams.manager(queue.team(), rung));
    }

    // Offers and assignments.

    void offer(NaiveContact contact, NaiveAgent agent) {
        Queue queue = centre.queue(contact.queue);
        boolean atOnce = queue.policy().autoAccept().contains(contact.channel());
        List<NaiveAgent> asked = new ArrayList<>(List.of(agent));
        int wanted = atOnce || contact.forAgent != null ? 1 : queue.policy().offerTo();
        Optional<NaiveAgent> next = Optional.of(agent);
        while (next.isPresent() && asked.size() < wanted) {
            List<NaiveAgent> others = new ArrayList<>(centre.agents.values());
            others.removeAll(asked);
            next = centre.best(contact, others, engine.now);
            next.ifPresent(asked::add);
        }
        long expires = engine.now
                + queue.policy()
                        .offerTimeouts()
                        .getOrDefault(contact.channel(), queue.offerTimeout())
                        .toMillis();
        List<Why> whys = asked.stream().map(one -> why(contact, queue, one)).toList();
        contact.offers++;
        for (int i = 0; i < asked.size(); i++) {
            engine.emit(new ContactOffered(
                    centre.id,
                    contact.id(),
                    contact.offers,
                    asked.get(i).id(),
                    contact.queue,
                    Instant.ofEpochMilli(expires),
                    whys.get(i)));
            contact.offeredTo.add(asked.get(i).id());
            asked.get(i).lastOffered = engine.now;
        }
        contact.state = OFFERED;
        contact.until = expires;
        contact.forAgent = null;
        contact.forAgentUntil = NaiveContact.NEVER;
        if (atOnce) {
            assign(contact, agent);
        }
    }

    private Why why(NaiveContact contact, Queue queue, NaiveAgent agent) {
        Instant idleSince = Instant.ofEpochMilli(agent.idleSince);
        if (contact.forAgent == null) {
            String strategy = queue.policy().order().stream()
                    .map(criterion -> criterion.name().toLowerCase().replace('_', '-'))
                    .collect(Collectors.joining(", "));
            long candidates = centre.agents.values().stream()
                    .filter(some -> centre.mayBeOffered(contact, some, engine.now))
                    .count();
            return new Why(strategy, idleSince, (int) candidates);
        }
        String strategy = contact.because == QueuedBecause.REOPENED
                ? "reopened"
                : contact.forAgentUntil == NaiveContact.NEVER
                        ? "assigned"
                        : contact.because == QueuedBecause.TRANSFERRED ? "transfer" : "preferred";
        return new Why(strategy, idleSince, 1);
    }

    void assign(NaiveContact contact, NaiveAgent agent) {
        engine.emit(new ContactAssigned(centre.id, contact.id(), contact.offers, agent.id()));
        contact.state = ASSIGNED;
        contact.agent = agent.id();
        contact.offeredTo.clear();
        agent.idleSince = engine.now;
        agent.missed = 0;
    }

    /** Who need not be asked has it if there is room. */
    void handOver(NaiveContact contact, NaiveAgent agent) {
        if (centre.hasRoom(agent, contact.channel())) {
            offer(contact, agent);
            if (contact.is(OFFERED)) {
                assign(contact, agent);
            }
        }
    }

    /** The offer no longer stands before one agent; the contact is nowhere if it stands before nobody else. */
    void endOffer(NaiveContact contact, String agent) {
        contact.offeredTo.remove(agent);
        centre.agents.get(agent).changed = true;
        contact.state = contact.offeredTo.isEmpty() ? QUEUED : OFFERED;
    }

    void withdraw(NaiveContact contact, String agent, String because) {
        engine.emit(new OfferWithdrawn(centre.id, contact.id(), contact.offers, agent, because));
        endOffer(contact, agent);
    }

    void withdraw(NaiveContact contact, String because) {
        List.copyOf(contact.offeredTo).forEach(agent -> withdraw(contact, agent, because));
    }

    void coolOff(NaiveContact contact, String agent) {
        contact.cooling.put(agent, engine.now + centre.plan.declineCoolDown().toMillis());
    }

    void miss(NaiveContact contact) {
        List<String> asked = List.copyOf(contact.offeredTo);
        for (String agent : asked) {
            engine.emit(new OfferMissed(centre.id, contact.id(), contact.offers, agent));
            centre.agents.get(agent).missed++;
            endOffer(contact, agent);
            coolOff(contact, agent);
        }
        placement.putBack(contact, QueuedBecause.MISSED);
        List<NaiveContact> touched = new ArrayList<>(List.of(contact));
        for (String agent : asked) {
            if (centre.agents.get(agent).missed >= centre.plan.missedOffersBeforeNotReady()) {
                touched.addAll(changePresence(centre.agents.get(agent), Presence.NOT_READY, "missed-offers"));
            }
        }
        settle(touched);
    }

    // Presence.

    /** @return what the agent had and goes elsewhere now */
    List<NaiveContact> changePresence(NaiveAgent agent, Presence presence, String reason) {
        engine.emit(new PresenceChanged(centre.id, agent.id(), presence, reason));
        if (presence == Presence.READY && agent.presence != Presence.READY) {
            agent.idleSince = engine.now;
        }
        agent.presence = presence;
        agent.reason = reason;
        agent.changed = true;
        agent.missed = 0;
        List<NaiveContact> back = new ArrayList<>();
        List<NaiveContact> inHand = centre.inHand(agent);
        if (presence != Presence.READY) {
            for (NaiveContact contact : inHand) {
                if (contact.is(OFFERED)) {
                    withdraw(contact, agent.id(), presence == Presence.OFFLINE ? "agent-lost" : "agent-not-ready");
                    if (contact.is(QUEUED)) {
                        back.add(contact);
                        placement.putBack(contact, QueuedBecause.AGENT_LOST);
                    }
                }
            }
        }
        if (presence == Presence.OFFLINE) {
            for (NaiveContact contact : inHand) {
                if (contact.is(WRAPPING) || (contact.is(ASSIGNED) && contact.customerLeft)) {
                    close(contact, null);
                } else if (contact.is(ASSIGNED)) {
                    back.add(contact);
                    placement.putBack(contact, QueuedBecause.AGENT_LOST);
                }
            }
            for (NaiveContact contact : waitingFor(agent)) {
                back.add(contact);
                placement.putBack(contact, QueuedBecause.AGENT_LOST);
            }
        }
        return back;
    }

    private List<NaiveContact> waitingFor(NaiveAgent agent) {
        return centre.waiting().stream()
                .filter(contact -> agent.id().equals(contact.forAgent))
                .toList();
    }

    // The ends of contacts.

    void close(NaiveContact contact, String outcome) {
        end(contact, CLOSED, new ContactClosed(centre.id, contact.id(), contact.agent, outcome));
    }

    void abandon(NaiveContact contact) {
        end(contact, ABANDONED, new ContactAbandoned(centre.id, contact.id()));
    }

    void end(NaiveContact contact, ContactState last, OfContact event) {
        engine.emit(event);
        idle(contact);
        contact.state = last;
        centre.contacts.remove(contact.id());
    }

    /** The end of real work makes its agent newly idle. */
    void idle(NaiveContact contact) {
        if (contact.is(ASSIGNED, WRAPPING)) {
            NaiveAgent agent = centre.agents.get(contact.agent);
            agent.idleSince = engine.now;
            agent.changed = true;
        }
    }

    void tell(NaiveContact contact, String message) {
        contact.told = contact.told || message.equals(centre.crisisMessage);
        engine.emit(new CustomerTold(centre.id, contact.id(), message));
    }
}
