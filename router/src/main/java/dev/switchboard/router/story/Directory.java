package dev.switchboard.router.story;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.Team;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names and places of a workspace: its queues, its team tree, some of its agents. As the events told them. */
final class Directory {

    private final Map<String, RoutingPlan.Queue> queues;
    private final Map<String, Team> teams;
    private final Map<String, AgentProfile> agents;

    Directory(List<RoutingPlan.Queue> queues, List<Team> teams, List<AgentProfile> agents) {
        this.queues = byKey(queues, RoutingPlan.Queue::queue);
        this.teams = byKey(teams, Team::team);
        this.agents = byKey(agents, AgentProfile::agent);
    }

    private static <T> Map<String, T> byKey(List<T> values, Function<T, String> key) {
        return values.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    String agentName(String agent) {
        AgentProfile profile = agents.get(agent);
        return profile == null ? agent : profile.name();
    }

    String queueName(String queue) {
        RoutingPlan.Queue known = queues.get(queue);
        return known == null ? queue : known.name();
    }

    @Nullable
    String teamOfQueue(String queue) {
        RoutingPlan.Queue known = queues.get(queue);
        return known == null ? null : known.team();
    }

    String teamName(String team) {
        Team known = teams.get(team);
        return known == null ? team : known.name();
    }

    /** The teams that an agent manages, with all teams below them. */
    Set<String> teamsUnder(String manager) {
        Set<String> found = new HashSet<>();
        teams.values().stream()
                .filter(team -> manager.equals(team.manager()))
                .forEach(team -> addWithTeamsBelow(team.team(), found));
        return found;
    }

    private void addWithTeamsBelow(String team, Set<String> found) {
        if (found.add(team)) {
            teams.values().stream()
                    .filter(below -> team.equals(below.parent()))
                    .forEach(below -> addWithTeamsBelow(below.team(), found));
        }
    }

    /** The queues whose contacts belong to one of the teams. */
    Set<String> queuesOf(Set<String> teams) {
        return queues.values().stream()
                .filter(queue -> teams.contains(queue.team()))
                .map(RoutingPlan.Queue::queue)
                .collect(Collectors.toSet());
    }

    boolean anyIn(Collection<String> agents, Set<String> teams) {
        return agents.stream()
                .map(this.agents::get)
                .anyMatch(profile -> profile != null && profile.team() != null && teams.contains(profile.team()));
    }
}
