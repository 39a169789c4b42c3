package dev.switchboard.router.engine;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.CentrePolicy.Languages;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Demand;
import dev.switchboard.events.RoutingPlan.Queue;
import dev.switchboard.events.RoutingPlan.Rung;
import dev.switchboard.events.RoutingPlan.Widening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/**
 * Whom a contact may go to: agents who are what one of several queues asks, or managers as such.
 *
 * @param anybody every agent but managers
 */
@NullUnmarked
record NaiveCircle(List<Ask> asks, boolean anybody, Set<String> managers, Set<String> excluded) {

    /** What one queue asks of an agent: one of the teams, each skill, and a skill of each group. */
    record Ask(Set<String> teams, Map<String, Integer> skills, List<Map<String, Integer>> groups) {

        boolean isMetBy(AgentProfile agent, NaiveTeams tree) {
            return teams.stream().anyMatch(root -> agent.team() != null && tree.isWithin(agent.team(), root))
                    && skills.entrySet().stream().allMatch(skill -> has(agent, skill))
                    && groups.stream()
                            .allMatch(group -> group.entrySet().stream().anyMatch(skill -> has(agent, skill)));
        }

        private static boolean has(AgentProfile agent, Map.Entry<String, Integer> skill) {
            return agent.skills().getOrDefault(skill.getKey(), 0) >= skill.getValue();
        }
    }

    boolean admits(AgentProfile agent, NaiveTeams tree) {
        if (excluded.contains(agent.agent())) {
            return false;
        }
        if (tree.isManager(agent.agent())) {
            return managers.contains(agent.agent());
        }
        return anybody || asks.stream().anyMatch(ask -> ask.isMetBy(agent, tree));
    }

    /** The agent's levels, summed over the skills that the queue asks. */
    int levelOf(AgentProfile agent) {
        if (anybody || asks.isEmpty()) {
            return 0;
        }
        Ask ask = asks.getFirst();
        int level = ask.skills.keySet().stream()
                .mapToInt(skill -> agent.skills().getOrDefault(skill, 0))
                .sum();
        for (Map<String, Integer> group : ask.groups) {
            level += group.keySet().stream()
                    .mapToInt(skill -> agent.skills().getOrDefault(skill, 0))
                    .max()
                    .orElseThrow();
        }
        return level;
    }

    /** After the first {@code steps} of the queue. */
    static NaiveCircle of(NaiveCentre centre, Queue queue, Rung raisedTo, Demand demand, String language, int steps) {
        List<Ask> asks = new ArrayList<>(List.of(ask(centre, queue, demand, language)));
        boolean anybody = false;
        int top = raisedTo == null ? -1 : raisedTo.ordinal();
        if (centre.crisisSince > 0 && centre.plan.centre().crisis().managers()) {
            top = Math.max(top, centre.teams.mannedFrom(queue.team(), 0));
        }
        for (RoutingPlan.Step step :
                queue.steps().subList(0, Math.min(steps, queue.steps().size()))) {
            switch (step.widening()) {
                case Widening.LowerLevel lower ->
                    asks.forEach(ask -> {
                        ask.skills.replaceAll((skill, level) -> Math.max(1, level - lower.by()));
                        ask.groups.forEach(
                                group -> group.replaceAll((skill, level) -> Math.max(1, level - lower.by())));
                    });
                case Widening.DropSkill drop -> asks.forEach(ask -> drop(ask, drop.skill()));
                case Widening.DropLanguage drop -> asks.forEach(ask -> drop(ask, language));
                case Widening.AddTeam add -> asks.getFirst().teams.add(add.team());
                case Widening.AddQueue add -> {
                    if (centre.queue(add.queue()) != null) {
                        asks.add(ask(centre, centre.queue(add.queue()), demand, language));
                    }
                }
                case Widening.AnyAgent any -> anybody = true;
                case Widening.Raise raise ->
                    top = Math.max(
                            top,
                            centre.teams.mannedFrom(queue.team(), raise.to().ordinal()));
            }
        }
        Set<String> managers = new HashSet<>();
        for (int rung = raisedTo == null ? 0 : raisedTo.ordinal(); rung <= top; rung++) {
            managers.add(centre.teams.manager(queue.team(), rung));
        }
        managers.remove(null);
        Set<String> excluded = new HashSet<>(queue.policy().exclude());
        excluded.addAll(demand == null ? Set.of() : demand.exclude());
        if (raisedTo != null) {
            return new NaiveCircle(List.of(), false, managers, excluded);
        }
        return new NaiveCircle(anybody ? List.of() : asks, anybody, managers, excluded);
    }

    private static void drop(Ask ask, String skill) {
        ask.skills.remove(skill);
        ask.groups.removeIf(group -> group.containsKey(skill));
    }

    private static Ask ask(NaiveCentre centre, Queue queue, Demand demand, String language) {
        Map<String, Integer> skills = new HashMap<>(queue.skills());
        if (demand != null) {
            demand.skills().forEach((skill, level) -> skills.merge(skill, level, Math::max));
        }
        Languages languages = centre.plan.centre().languages();
        if (language != null) {
            skills.merge(language, languages.level(), Math::max);
        }
        List<Map<String, Integer>> groups = new ArrayList<>();
        queue.policy().anyOf().forEach(group -> groups.add(new HashMap<>(group)));
        return new Ask(new HashSet<>(Set.of(queue.team())), skills, groups);
    }
}
