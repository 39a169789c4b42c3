package dev.switchboard.events;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What routing knows of an agent.
 *
 * @param skills level 1-10 by skill
 * @param capacity contacts at once by channel; a channel that is missing has the plan's capacity
 * @param queues the agent's own order of queues, the primary one first: when free, the agent gets contacts of an earlier one before those of
 *     a later one, and of these before any others; empty for whoever waits longest
 */
public record AgentProfile(
        String agent, String name, @Nullable String team, Map<String, Integer> skills, Map<Channel, Integer> capacity, List<String> queues) {
    public AgentProfile {
        Require.text(agent, "agent");
        Require.text(name, "name");
        skills = skills == null ? Map.of() : java.util.Collections.unmodifiableMap(new TreeMap<>(skills));
        capacity = capacity == null || capacity.isEmpty()
                ? Map.of()
                : java.util.Collections.unmodifiableMap(new TreeMap<>(capacity));
        queues = queues == null ? List.of() : List.copyOf(queues);
        skills.forEach((skill, level) -> Require.range(level, 1, 10, "skills." + skill));
        capacity.forEach((channel, places) -> Require.range(places, 0, 1000, "capacity." + channel));
    }

    /** One who gets whoever waits longest. */
    public AgentProfile(
            String agent,
            String name,
            @Nullable String team,
            Map<String, Integer> skills,
            Map<Channel, Integer> capacity) {
        this(agent, name, team, skills, capacity, List.of());
    }
}
