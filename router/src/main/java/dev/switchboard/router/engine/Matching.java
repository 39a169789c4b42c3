package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.QUEUED;

import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent.ContactAssigned;
import dev.switchboard.events.RoutingEvent.ContactOffered;
import dev.switchboard.events.RoutingEvent.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings contacts and agents together, whichever of them comes free. Between two decisions no contact waits while somebody is free
 * who may be offered it: each change is followed by a match of what it touched, so that nothing ever needs to be searched through.
 */
final class Matching {

    private final Turn turn;

    Matching(Turn turn) {
        this.turn = turn;
    }

    /**
     * Finds a waiting contact the best agent, if one is free for it. That agent is offered what goes first among all the agent may take:
     * should this be another contact, whose hindrance has just ended, the next best agent is asked.
     */
    void match(Contact contact) {
        while (contact.state == QUEUED && contact.line != null) {
            Agent agent = bestFor(contact);
            if (agent == null) {
                return;
            }
            Contact first = contact.workspace.waiting == 1 ? contact : firstFor(agent, contact.workspace);
            offer(Objects.requireNonNull(first, "the contact itself, if no other"), agent);
        }
    }

    /**
     * Where several came free at once, contacts (in order) or agents: the oldest contact that somebody may take goes to the agent who is best
     * for it, and that agent is offered what goes first, until nobody waits beside somebody free.
     */
    void match(List<Contact> contacts, List<Agent> agents, Workspace workspace) {
        Precedence age = Precedence.byAge();
        int next = 0;
        while (workspace.waiting > 0) {
            while (next < contacts.size() && !canBeOffered(contacts.get(next))) {
                next++;
            }
            Contact oldest = next < contacts.size() ? contacts.get(next) : null;
            for (Agent agent : agents) {
                oldest = age.first(oldest, firstFor(agent, age, workspace));
            }
            if (oldest == null) {
                return;
            }
            Agent best = Objects.requireNonNull(bestFor(oldest), "somebody may take it");
            offer(Objects.requireNonNull(firstFor(best, workspace), "the oldest, if no other"), best);
        }
    }

    private boolean canBeOffered(Contact contact) {
        return contact.state == QUEUED && contact.line != null && bestFor(contact) != null;
    }

    private @Nullable Agent bestFor(Contact contact) {
        if (contact.circle != null) {
            return contact.circle.best(contact, turn.now());
        }
        Agent only = contact.workspace.agent(contact.forAgent);
        return only != null && only.isOpenFor(contact.channel()) ? only : null;
    }

    /**
     * Offers an agent the contacts that go first among all the agent may take, until no place is left. Where alarms are due that have not
     * gone off yet, cool-downs may have ended: then another agent may be the better one.
     */
    void match(Agent agent, Workspace workspace) {
        if (workspace.timers.isDue(turn.now())) {
            match(List.of(), List.of(agent), workspace);
            return;
        }
        while (agent.open != 0 && workspace.waiting > 0) {
            Contact first = firstFor(agent, workspace);
            if (first == null) {
                return;
            }
            offer(first, agent);
        }
    }

    private @Nullable Contact firstFor(Agent agent, Workspace workspace) {
        return firstFor(agent, new Precedence(agent, turn.now()), workspace);
    }

    private @Nullable Contact firstFor(Agent agent, Precedence precedence, Workspace workspace) {
        Circles circles = workspace.circles;
        Contact first = null;
        for (int i = 0; i < agent.ownLines().size(); i++) {
            Line own = agent.ownLines().get(i);
            if (agent.isOpenFor(own.channel)) {
                first = precedence.first(first, own.first());
            }
        }
        for (int place = 0; place < Circles.count(agent); place++) {
            Circle circle = circles.of(agent, place);
            if ((circle.waiting & agent.open) != 0) {
                first = precedence.first(first, firstOf(circle, agent, precedence));
            }
        }
        return first;
    }

    private @Nullable Contact firstOf(Circle circle, Agent agent, Precedence precedence) {
        Contact first = null;
        for (int i = 0; i < circle.busyLines().size(); i++) {
            Line line = circle.busyLines().get(i);
            if (agent.isOpenFor(line.channel)) {
                first = precedence.first(first, line.firstFor(agent, turn.now()));
            }
        }
        return first;
    }

    /**
     * Makes the contact stand before the agent, and before others beside if its queue asks several at once; whether the agent may have it
     * was asked before.
     */
    void offer(Contact contact, Agent agent) {
        QueueInForce queue = Objects.requireNonNull(contact.queueInForce, "a contact in a line has a queue");
        boolean atOnce = queue.accepts(contact.channel());
        List<Agent> asked = atOnce ? List.of(agent) : withOthers(contact, agent, queue);
        int offer = contact.offers + 1;
        Instant expiresAt = turn.after(queue.offerTimeout(contact.channel()));
        List<Why> whys = new ArrayList<>(asked.size());
        for (Agent one : asked) {
            whys.add(why(contact, one, turn.now()));
        }
        for (int i = 0; i < asked.size(); i++) {
            contact.workspace.expect(asked.get(i));
            turn.emit(new ContactOffered(
                    contact.workspace.id, contact.id(), offer, asked.get(i).id, queue.id(), expiresAt, whys.get(i)));
        }
        if (atOnce) {
            turn.emit(new ContactAssigned(contact.workspace.id, contact.id(), offer, agent.id));
        }
    }

    private List<Agent> withOthers(Contact contact, Agent first, QueueInForce queue) {
        int wanted = queue.plan.policy().offerTo();
        Circle circle = contact.circle;
        if (wanted == 1 || circle == null) {
            return List.of(first);
        }
        List<Agent> asked = new ArrayList<>(List.of(first));
        for (Agent next = first; next != null && asked.size() < wanted; ) {
            next = circle.best(contact, asked, turn.now());
            if (next != null) {
                asked.add(next);
            }
        }
        return asked;
    }

    private static Why why(Contact contact, Agent agent, long now) {
        Instant idleSince = Instant.ofEpochMilli(agent.idleSince);
        Circle circle = contact.circle;
        if (circle == null) {
            return new Why(forOneAgent(contact), idleSince, 1);
        }
        return new Why(circle.preference.name(), idleSince, circle.candidates(contact, now));
    }

    private static String forOneAgent(Contact contact) {
        if (contact.because == QueuedBecause.REOPENED) {
            return "reopened";
        }
        if (contact.forAgentUntil == Timers.NEVER) {
            return "assigned";
        }
        return contact.because == QueuedBecause.TRANSFERRED ? "transfer" : "preferred";
    }
}
