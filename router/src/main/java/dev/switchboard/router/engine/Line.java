package dev.switchboard.router.engine;

import dev.switchboard.events.Channel;
import org.jspecify.annotations.Nullable;

/** Contacts of a queue that wait for the same people on the same channel, the one that goes first on top. */
final class Line extends ContactHeap {

    final QueueInForce queue;
    /** Null where they wait for one agent alone. */
    final @Nullable Circle circle;

    final Channel channel;

    /** @param first one that will stand here */
    Line(QueueInForce queue, @Nullable Circle circle, Contact first) {
        super(first.workspace.roll, first.workspace.roll.inLines);
        this.queue = queue;
        this.circle = circle;
        this.channel = first.channel();
    }

    void add(Contact contact) {
        add(contact.number, contact.order());
    }

    /** The first contact that the agent may be offered: those lately declined or missed by this agent are passed over. */
    @Nullable
    Contact firstFor(Agent agent, long now) {
        return firstFor(agent, now, 0, null);
    }

    private @Nullable Contact firstFor(Agent agent, long now, int place, @Nullable Contact best) {
        if (place >= size()) {
            return best;
        }
        Contact contact = contactAt(place);
        if (best != null && best.goesBefore(contact)) {
            return best;
        }
        if (!contact.isKeptFrom(agent, now)) {
            return contact;
        }
        Contact first = best;
        for (int below = 0; below < BELOW; below++) {
            first = firstFor(agent, now, below(place) + below, first);
        }
        return first;
    }

    /** How many stand here before the contact, which need not stand here itself. Costs as much as there are. */
    int countBefore(Contact contact) {
        return countBefore(contact, 0);
    }

    private int countBefore(Contact contact, int place) {
        if (place >= size() || !contactAt(place).goesBefore(contact)) {
            return 0;
        }
        int count = 1;
        for (int below = 0; below < BELOW; below++) {
            count += countBefore(contact, below(place) + below);
        }
        return count;
    }
}
