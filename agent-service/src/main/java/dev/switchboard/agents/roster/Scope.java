package dev.switchboard.agents.roster;

import dev.switchboard.agents.identity.Caller;
import dev.switchboard.agents.identity.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may see and change: an administrator everything, a manager the own subtree, an agent the own work.
 *
 * @param agent the caller's own agent id, if the caller is one
 * @param teams the teams in the caller's subtree
 */
public record Scope(boolean everything, @Nullable String agent, Set<String> teams) {

    public static Scope of(Caller caller, TeamTree tree) {
        String agent = caller.agent();
        boolean manages = agent != null && caller.roles().stream().anyMatch(Role::manages);
        return new Scope(
                caller.has(Role.ADMINISTRATOR), agent, manages && agent != null ? tree.managedBy(agent) : Set.of());
    }

    public boolean coversTeam(@Nullable String team) {
        return everything || (team != null && teams.contains(team));
    }

    public boolean coversAgent(String id, @Nullable String team) {
        return id.equals(agent) || coversTeam(team);
    }
}
