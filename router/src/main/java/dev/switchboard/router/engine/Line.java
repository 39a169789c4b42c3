package dev.switchboard.router.engine;

import org.jspecify.annotations.Nullable;

/** Contacts that wait for the same people on the same channel, the one that goes first on top. */
final class Line extends ContactHeap {

    @Override
    boolean before(Contact a, Contact b) {
        return a.goesBefore(b);
    }

    @Override
    int placeOf(Contact contact) {
        return contact.placeInLine;
    }

    @Override
    void place(Contact contact, int place) {
        contact.placeInLine = place;
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
        Contact contact = at(place);
        if (best != null && best.goesBefore(contact)) {
            return best;
        }
        if (!contact.cooling.excludes(agent.id, now)) {
            return contact;
        }
        Contact left = firstFor(agent, now, 2 * place + 1, best);
        return firstFor(agent, now, 2 * place + 2, left);
    }
}
