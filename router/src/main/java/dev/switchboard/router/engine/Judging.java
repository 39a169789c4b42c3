package dev.switchboard.router.engine;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Presence;
import dev.switchboard.router.engine.Candidate.Lack;
import dev.switchboard.router.engine.Requirement.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says of one agent what stands between the agent and a contact: the same questions as matching asks, one by one. */
final class Judging {

    private Judging() {}

    /** What stands between the agent and whatever is asked so, without regard to what the agent is doing. */
    static Verdict suitability(Agent agent, Requirement requirement, TeamTree tree) {
        if (requirement.excluded().contains(agent.id)) {
            return Verdict.EXCLUDED;
        }
        if (requirement.admits(agent, tree)) {
            return Verdict.FREE;
        }
        if (tree.isManager(agent.id)) {
            return Verdict.MANAGER;
        }
        if (requirement.either().isEmpty()) {
            return Verdict.RAISED;
        }
        boolean ofTeam = requirement.either().stream().anyMatch(asked -> asked.isInTeam(agent.profile.team, tree));
        return ofTeam ? Verdict.SKILL : Verdict.TEAM;
    }

    /** As {@link #suitability}, and then what the agent is doing. */
    static Verdict availability(Agent agent, Channel channel) {
        if (agent.presence != Presence.READY) {
            return agent.presence == Presence.OFFLINE ? Verdict.OFFLINE : Verdict.NOT_READY;
        }
        if (agent.isFull(channel.ordinal())) {
            return Verdict.FULL;
        }
        if (!agent.canCarry(channel.ordinal())) {
            return Verdict.TOO_HEAVY;
        }
        return agent.isOpenFor(channel) ? Verdict.FREE : Verdict.BUSY;
    }

    static Verdict of(Agent agent, Contact contact, Requirement requirement, long now) {
        if (agent.id.equals(contact.agent) && contact.isInHand() || contact.beside.contains(agent.id)) {
            return Verdict.HAS_IT;
        }
        boolean reservedForThis = agent.id.equals(contact.forAgent);
        Verdict suitable = reservedForThis ? Verdict.FREE : suitability(agent, requirement, contact.workspace.teams);
        if (suitable != Verdict.FREE) {
            return suitable;
        }
        Verdict available = availability(agent, contact.channel());
        if (available != Verdict.FREE) {
            return available;
        }
        if (contact.forAgent != null) {
            return reservedForThis ? Verdict.FREE : Verdict.RESERVED;
        }
        return contact.isKeptFrom(agent, now) ? Verdict.DECLINED : Verdict.FREE;
    }

    /** What the agent lacks for the alternative that the agent comes nearest to: the one with the fewest gaps, of the agent's teams first. */
    static List<Lack> lacks(Agent agent, Requirement requirement, TeamTree tree) {
        List<Lack> fewest = null;
        for (Asked asked : requirement.either()) {
            List<Lack> lacks = lacks(agent, asked);
            if (asked.isInTeam(agent.profile.team, tree) && (fewest == null || lacks.size() < fewest.size())) {
                fewest = lacks;
            }
        }
        return fewest == null ? List.of() : fewest;
    }

    private static List<Lack> lacks(Agent agent, Asked asked) {
        List<Lack> lacks = new ArrayList<>();
        asked.skills().entrySet().stream()
                .filter(skill -> !Asked.has(agent.profile, skill))
                .forEach(skill -> lacks.add(lack(agent, skill)));
        for (Map<String, Integer> group : asked.anyOf()) {
            if (group.entrySet().stream().noneMatch(skill -> Asked.has(agent.profile, skill))) {
                group.entrySet().forEach(skill -> lacks.add(lack(agent, skill)));
            }
        }
        return lacks;
    }

    private static Lack lack(Agent agent, Map.Entry<String, Integer> asked) {
        return new Lack(asked.getKey(), agent.profile.levelOf(asked.getKey()), asked.getValue());
    }
}
