package dev.switchboard.agents.floor;

import dev.switchboard.events.ContactState;
import java.util.List;

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

    /** The desks it is at: several while an offer stands before several agents. */
    public List<AgentKey> desks() {
        return place.agents().stream()
                .map(agent -> new AgentKey(request.workspace(), agent))
                .toList();
    }
}
