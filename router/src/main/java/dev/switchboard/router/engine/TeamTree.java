package dev.switchboard.router.engine;

import dev.switchboard.events.RoutingPlan.Rung;
import dev.switchboard.events.Team;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The teams and who manages them. Immutable. */
final class TeamTree {

    private static final Rung[] RUNGS = Rung.values();

    final List<Team> teams;
    private final Map<String, Team> byId = new HashMap<>();
    private final Set<String> managers = new HashSet<>();

    TeamTree(List<Team> teams) {
        this.teams = teams;
        for (Team team : teams) {
            byId.put(team.team(), team);
            if (team.manager() != null) {
                managers.add(team.manager());
            }
        }
    }

    /** A team that stands above itself, null if there is none. */
    @Nullable
    String loop() {
        for (Team team : teams) {
            Team above = parent(team);
            for (int height = 0; above != null; height++) {
                if (height > teams.size()) {
                    return team.team();
                }
                above = parent(above);
            }
        }
        return null;
    }

    /** A team named twice, null if there is none. */
    @Nullable
    String duplicate() {
        Set<String> seen = new HashSet<>();
        for (Team team : teams) {
            if (!seen.add(team.team())) {
                return team.team();
            }
        }
        return null;
    }

    boolean isManager(String agent) {
        return managers.contains(agent);
    }

    /** Whether a team is another or stands below it. */
    boolean isWithin(String team, String root) {
        if (team.equals(root)) {
            return true;
        }
        Team at = byId.get(team);
        while (at != null) {
            if (at.team().equals(root)) {
                return true;
            }
            at = parent(at);
        }
        return false;
    }

    /** The first rung from {@code from} on that has a manager above the team, −1 if none has. */
    int rungWithManager(String team, int from) {
        for (int rung = from; rung < RUNGS.length; rung++) {
            if (manager(team, rung) != null) {
                return rung;
            }
        }
        return -1;
    }

    /** The managers of the team's ladder on the rungs {@code from} to {@code to}, both included. */
    SortedSet<String> managers(String team, int from, int to) {
        SortedSet<String> found = new TreeSet<>();
        for (int rung = from; rung <= to; rung++) {
            String manager = manager(team, rung);
            if (manager != null) {
                found.add(manager);
            }
        }
        return found;
    }

    /** The rung on which the agent stands above the team, −1 if on none. */
    int rungOf(String agent, String team) {
        for (int rung = RUNGS.length - 1; rung >= 0; rung--) {
            if (agent.equals(manager(team, rung))) {
                return rung;
            }
        }
        return -1;
    }

    private @Nullable String manager(String team, int rung) {
        Team at = byId.get(team);
        for (int height = 0; at != null && height < rung; height++) {
            at = parent(at);
        }
        return at == null ? null : at.manager();
    }

    private @Nullable Team parent(Team team) {
        return team.parent() == null ? null : byId.get(team.parent());
    }
}
