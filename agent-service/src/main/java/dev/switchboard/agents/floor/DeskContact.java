package dev.switchboard.agents.floor;

import dev.switchboard.events.ContactState;
import org.jspecify.annotations.Nullable;

/** An open contact: what it is about and where it stands. */
public record DeskContact(Request request, Place place) {

    DeskContact at(Place next) {
        return new DeskContact(request, next);
    }

    public String id() {
        return request.contact();
    }

    public ContactState state() {
        return place.state();
    }

    /** The agent at whose desk it is. */
    public @Nullable AgentKey holder() {
        return place.agent() == null ? null : new AgentKey(request.workspace(), place.agent());
    }
}
