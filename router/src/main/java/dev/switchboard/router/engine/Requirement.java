package dev.switchboard.router.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Whom a contact may go to: agents who are what one of several queues asks, or one of some managers. Managers take contacts only as
 * such, not as agents of their own team. Whoever is excluded is so as an agent and as a manager.
 *
 * @param either the agents of any of these
 * @param managers agent ids, whatever their skills
 */
record Requirement(List<Asked> either, SortedSet<String> managers, Set<String> excluded) {

    /**
     * What is asked of an agent.
     *
     * @param teams their agents and those of the teams below them; null for every team
     * @param skills minimum level by skill, all of them asked
     * @param anyOf of each group one skill is asked
     */
    record Asked(
            @Nullable SortedSet<String> teams, SortedMap<String, Integer> skills, List<Map<String, Integer>> anyOf) {

        boolean isMetBy(Profile profile, TeamTree tree) {
            return isInTeam(profile.team, tree) && hasAll(profile) && hasOneOfEach(profile);
        }

        boolean isInTeam(@Nullable String team, TeamTree tree) {
            if (teams == null) {
                return true;
            }
            if (team == null) {
                return false;
            }
            for (String root : teams) {
                if (tree.isWithin(team, root)) {
                    return true;
                }
            }
            return false;
        }

        private boolean hasAll(Profile profile) {
            for (var asked : skills.entrySet()) {
                if (!has(profile, asked)) {
                    return false;
                }
            }
            return true;
        }

        private boolean hasOneOfEach(Profile profile) {
            for (Map<String, Integer> group : anyOf) {
                if (group.entrySet().stream().noneMatch(asked -> has(profile, asked))) {
                    return false;
                }
            }
            return true;
        }

        static boolean has(Profile profile, Map.Entry<String, Integer> asked) {
            int level = profile.levelOf(asked.getKey());
            return level > 0 && level >= asked.getValue();
        }
    }

    boolean admits(Agent agent, TeamTree tree) {
        if (excluded.contains(agent.id)) {
            return false;
        }
        if (tree.isManager(agent.id)) {
            return managers.contains(agent.id);
        }
        for (Asked asked : either) {
            if (asked.isMetBy(agent.profile, tree)) {
                return true;
            }
        }
        return false;
    }

    /** The agent's levels, summed over the skills that are asked first of all. */
    int levelOf(Agent agent) {
        int level = 0;
        if (!either.isEmpty()) {
            Asked asked = either.getFirst();
            for (String skill : asked.skills.keySet()) {
                level += agent.profile.levelOf(skill);
            }
            for (Map<String, Integer> group : asked.anyOf) {
                level += group.keySet().stream()
                        .mapToInt(agent.profile::levelOf)
                        .max()
                        .orElse(0);
            }
        }
        return level;
    }
}
