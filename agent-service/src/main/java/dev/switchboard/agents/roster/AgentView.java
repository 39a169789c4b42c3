package dev.switchboard.agents.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.agents.floor.PresenceState;
import dev.switchboard.events.Channel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An agent as others see one: the directory entry for everybody, skills, capacity, queues and version within the reader's scope. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgentView(
        String id,
        String name,
        @Nullable String team,
        PresenceState presence,
        @Nullable Map<String, Integer> skills,
        @Nullable Map<Channel, Integer> capacity,
        @Nullable List<String> queues,
        @Nullable Long version) {

    static AgentView entry(AgentRow row, PresenceState presence) {
        return new AgentView(row.key.id(), row.name, row.team, presence, null, null, null, null);
    }

    static AgentView whole(AgentRow row, PresenceState presence) {
        return new AgentView(
                row.key.id(), row.name, row.team, presence, row.skills, row.capacity, row.queues, row.version);
    }
}
