package dev.switchboard.events;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What routing knows of an agent.
 *
 * @param skills level 1-10 by skill
 * @param capacity contacts at once by channel; a channel that is missing has the plan's capacity
 */
public record AgentProfile(
        String agent, String name, @Nullable String team, Map<String, Integer> skills, Map<Channel, Integer> capacity) {
    public AgentProfile {
        Require.text(agent, "agent");
        Require.text(name, "name");
        skills = skills == null ? Map.of() : java.util.Collections.unmodifiableMap(new TreeMap<>(skills));
        capacity = capacity == null || capacity.isEmpty()
                ? Map.of()
                : java.util.Collections.unmodifiableMap(new TreeMap<>(capacity));
        skills.forEach((skill, level) -> Require.range(level, 1, 10, "skills." + skill));
        capacity.forEach((channel, places) -> Require.range(places, 0, 1000, "capacity." + channel));
    }
}
