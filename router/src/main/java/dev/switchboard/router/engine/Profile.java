package dev.switchboard.router.engine;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An {@link AgentProfile} held small, for there may be a million: words that many agents share are there once. */
final class Profile {

    final String agent;
    final String name;
    final @Nullable String team;
    final Map<Channel, Integer> capacity;
    final List<String> queues;
    /** In order, each with its level beside. */
    private final String[] skills;

    private final byte[] levels;

    Profile(AgentProfile told, Commons commons) {
        agent = told.agent();
        name = told.name();
        team = told.team() == null ? null : commons.one(told.team());
        capacity = commons.one(told.capacity());
        queues = commons.one(told.queues());
        skills = new String[told.skills().size()];
        levels = new byte[skills.length];
        int place = 0;
        for (var skill : told.skills().entrySet()) {
            skills[place] = commons.one(skill.getKey());
            levels[place++] = skill.getValue().byteValue();
        }
    }

    AgentProfile told() {
        Map<String, Integer> levelOf = new TreeMap<>();
        for (int place = 0; place < skills.length; place++) {
            levelOf.put(skills[place], (int) levels[place]);
        }
        return new AgentProfile(agent, name, team, levelOf, capacity, queues);
    }

    /** 0 for a skill that the agent does not have. */
    int levelOf(String skill) {
        int place = Arrays.binarySearch(skills, skill);
        return place < 0 ? 0 : levels[place];
    }

    /** How many skills the agent has. */
    int versatility() {
        return skills.length;
    }
}
