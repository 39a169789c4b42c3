package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.QUEUED;

import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent.ContactOffered;
import dev.switchboard.events.RoutingEvent.Why;
import java.time.Instant;
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
            Contact first = contact.workspace.waiting == 1 ? contact : firstFor(agent);
            offer(Objects.requireNonNull(first, "the contact itself, if no other"), agent);
        }
    }

    private @Nullable Agent bestFor(Contact contact) {
        if (contact.circle != null) {
            return contact.circle.best(contact, turn.now());
        }
        Agent only = contact.workspace.agent(contact.forAgent);
        return only != null && only.isOpenFor(contact.channel()) ? only : null;
    }

    /** Offers an agent the contacts that go first among all the agent may take, until no place is left. */
    void match(Agent agent, Workspace workspace) {
        while (agent.open != 0 && workspace.waiting > 0) {
            Contact first = firstFor(agent);
            if (first == null) {
                return;
            }
            offer(first, agent);
        }
    }

    private @Nullable Contact firstFor(Agent agent) {
        Contact first = null;
        for (int channel = 0; channel < Channels.COUNT; channel++) {
            Line own = agent.lineAt(channel);
            if (own != null && (agent.open & 1 << channel) != 0) {
                first = earlier(first, own.first());
            }
        }
        for (int i = 0; i < agent.seats.size(); i++) {
            Circle circle = agent.seats.get(i).circle;
            for (int left = circle.waiting & agent.open; left != 0; left &= left - 1) {
                Line line = circle.line(Integer.numberOfTrailingZeros(left));
                first = line == null ? first : earlier(first, line.firstFor(agent, turn.now()));
            }
        }
        return first;
    }

    private static @Nullable Contact earlier(@Nullable Contact a, @Nullable Contact b) {
        return a == null || (b != null && b.goesBefore(a)) ? b : a;
    }

    /** Makes the contact stand before the agent; whether the agent may have it was asked before. */
    void offer(Contact contact, Agent agent) {
        QueueInForce queue = Objects.requireNonNull(contact.queueInForce(), "a contact in a line has a queue");
        turn.emit(new ContactOffered(
                contact.workspace.id,
                contact.id(),
                contact.offers + 1,
                agent.id,
                queue.id(),
                turn.after(queue.offerTimeout),
                why(contact, agent)));
    }

    private static Why why(Contact contact, Agent agent) {
        Instant idleSince = Instant.ofEpochMilli(agent.idleSince);
        Circle circle = contact.circle;
        if (circle == null) {
            return new Why(contact.because == QueuedBecause.REOPENED ? "reopened" : "transfer", idleSince, 1);
        }
        return new Why(
                circle.preference.name(),
                idleSince,
                circle.candidates(contact.channel().ordinal()));
    }
}
