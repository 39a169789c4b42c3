package dev.switchboard.agents.roster;

import dev.switchboard.events.Team;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The teams of a workspace with who stands above whom. Immutable. */
public final class TeamTree {

    private final Map<String, Team> teams = new LinkedHashMap<>();

    public TeamTree(Collection<Team> teams) {
        teams.forEach(team -> this.teams.put(team.team(), team));
    }

    public boolean knows(String team) {
        return teams.containsKey(team);
    }

    /** Whether {@code team} is {@code top} or stands somewhere below it. */
    public boolean isWithin(@Nullable String team, String top) {
        Set<String> seen = new HashSet<>();
        for (String at = team; at != null && seen.add(at); at = parentOf(at)) {
            if (at.equals(top)) {
                return true;
            }
        }
        return false;
    }

    /** The teams that an agent manages, with all below them. */
    public Set<String> managedBy(String agent) {
        Set<String> managed = new HashSet<>();
        for (Team top : teams.values()) {
            if (agent.equals(top.manager())) {
                teams.keySet().stream()
                        .filter(team -> isWithin(team, top.team()))
                        .forEach(managed::add);
            }
        }
        return Set.copyOf(managed);
    }

    public boolean hasChildren(String team) {
        return teams.values().stream().anyMatch(child -> team.equals(child.parent()));
    }

    private @Nullable String parentOf(String team) {
        Team known = teams.get(team);
        return known == null ? null : known.parent();
    }
}
