package dev.switchboard.events;

import org.jspecify.annotations.Nullable;

/**
 * Agents under one manager. Teams form a tree: the manager of the parent is the senior manager, of its parent the vice president.
 *
 * @param parent the team above, if any
 * @param manager the agent id of this team's manager, if there is one
 */
public record Team(
        String team,
        String name,
        @Nullable String parent,
        @Nullable String manager) {
    public Team {
        Require.text(team, "team");
        Require.text(name, "name");
        if (team.equals(parent)) {
            throw new IllegalArgumentException("parent of team " + team + " must be another team");
        }
    }
}
