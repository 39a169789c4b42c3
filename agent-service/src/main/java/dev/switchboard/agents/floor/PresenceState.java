package dev.switchboard.agents.floor;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.events.Presence;
import org.jspecify.annotations.Nullable;

/** Whether an agent can be offered contacts, and why not. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PresenceState(Presence state, @Nullable String reason) {
    public static final PresenceState OFFLINE = new PresenceState(Presence.OFFLINE, null);
}
