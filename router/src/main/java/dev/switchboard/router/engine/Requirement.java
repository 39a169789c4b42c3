package dev.switchboard.router.engine;

import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Rung;
import dev.switchboard.events.RoutingPlan.Widening;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whom a contact may go to: agents of some teams with some skills, or one of some managers. Managers take contacts only as such,
 * not as agents of their own team.
 *
 * @param teams their agents and those of the teams below them; empty for managers only
 * @param skills minimum level by skill, all of them asked
 * @param managers agent ids, whatever their skills
 */
record Requirement(SortedSet<String> teams, SortedMap<String, Integer> skills, SortedSet<String> managers) {

    /** What a queue asks after its first {@code steps} steps, for a contact that was raised by hand or not. */
    static Requirement of(RoutingPlan.Queue queue, int steps, @Nullable Rung raisedTo, TeamTree tree) {
        SortedSet<String> teams = new TreeSet<>();
        SortedMap<String, Integer> skills = new TreeMap<>();
        if (raisedTo == null) {
            teams.add(queue.team());
            skills.putAll(queue.skills());
        }
        int top = raisedTo == null ? -1 : raisedTo.ordinal();
        for (RoutingPlan.Step step : queue.steps().subList(0, steps)) {
            switch (step.widening()) {
                case Widening.LowerLevel lower -> skills.replaceAll((skill, level) -> Math.max(1, level - lower.by()));
                case Widening.DropSkill drop -> skills.remove(drop.skill());
                case Widening.AddTeam add -> {
                    if (raisedTo == null) {
                        teams.add(add.team());
                    }
                }
                case Widening.Raise raise ->
                    top = Math.max(
                            top, tree.rungWithManager(queue.team(), raise.to().ordinal()));
            }
        }
        int bottom = raisedTo == null ? 0 : raisedTo.ordinal();
        return new Requirement(teams, skills, tree.managers(queue.team(), bottom, top));
    }

    boolean admits(Agent agent, TeamTree tree) {
        return tree.isManager(agent.id) ? managers.contains(agent.id) : isInTeam(agent, tree) && isSkilled(agent);
    }

    private boolean isInTeam(Agent agent, TeamTree tree) {
        String team = agent.profile.team();
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

    private boolean isSkilled(Agent agent) {
        for (var asked : skills.entrySet()) {
            Integer level = agent.profile.skills().get(asked.getKey());
            if (level == null || level < asked.getValue()) {
                return false;
            }
        }
        return true;
    }
}
