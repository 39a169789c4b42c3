package dev.switchboard.router.engine;

import dev.switchboard.events.RoutingPlan.Rung;
import dev.switchboard.events.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;

/** The tree of teams, walked through anew for each question. */
@NullUnmarked
record NaiveTeams(List<Team> all) {

    Team find(String id) {
        return all.stream().filter(team -> team.team().equals(id)).findFirst().orElse(null);
    }

    boolean isManager(String agent) {
        return all.stream().anyMatch(team -> agent.equals(team.manager()));
    }

    /** A team and those above it. */
    List<Team> upwards(String team) {
        List<Team> above = new ArrayList<>();
        for (Team next = find(team); next != null && above.size() <= all.size(); next = find(next.parent())) {
            above.add(next);
        }
        return above;
    }

    boolean isWithin(String team, String root) {
        return root.equals(team)
                || upwards(team).stream().anyMatch(some -> some.team().equals(root));
    }

    boolean hasDuplicate() {
        return all.stream().map(Team::team).distinct().count() < all.size();
    }

    boolean hasLoop() {
        return all.stream().anyMatch(team -> upwards(team.team()).size() > all.size());
    }

    /** Null if nobody manages the team's contacts there. */
    String manager(String team, int rung) {
        List<Team> above = upwards(team);
        return rung < above.size() ? above.get(rung).manager() : null;
    }

    /** The first rung from one on that is manned; −1 above the highest. */
    int mannedFrom(String team, int rung) {
        for (int next = rung; next < Rung.values().length; next++) {
            if (manager(team, next) != null) {
                return next;
            }
        }
        return -1;
    }

    /** Who is away is skipped; if all are, the lowest stands. */
    Rung rungFrom(String team, int rung, Predicate<String> isThere) {
        for (int next = rung; next < Rung.values().length; next++) {
            String manager = manager(team, next);
            if (manager != null && isThere.test(manager)) {
                return Rung.values()[next];
            }
        }
        int lowest = mannedFrom(team, rung);
        return lowest < 0 ? null : Rung.values()[lowest];
    }

    int highestRungOf(String agent, String team) {
        int highest = -1;
        for (Rung rung : Rung.values()) {
            highest = agent.equals(manager(team, rung.ordinal())) ? rung.ordinal() : highest;
        }
        return highest;
    }
}
