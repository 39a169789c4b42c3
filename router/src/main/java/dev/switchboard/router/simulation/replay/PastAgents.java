package dev.switchboard.router.simulation.replay;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand.PutAgent;
import dev.switchboard.events.RoutingCommand.SetPresence;
import dev.switchboard.events.RoutingEvent.PresenceChanged;
import dev.switchboard.router.simulation.scenario.AgentGroup;
import dev.switchboard.router.simulation.scenario.AgentGroup.Answering;
import dev.switchboard.router.simulation.scenario.Scenario;
import dev.switchboard.router.simulation.scenario.Shift;
import dev.switchboard.router.simulation.scenario.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who was there, when, and how they went about it. Times in epoch milliseconds. Not thread-safe. */
final class PastAgents {

    private final Instant from;
    private final Instant to;
    private final Map<String, PastAgent> agents = new TreeMap<>();
    private final List<Scenario.Change> changes = new ArrayList<>();

    private static final class PastAgent {
        final AgentGroupDraft draft = new AgentGroupDraft();
        final List<Double> delays = new ArrayList<>();
        int inHand;
        boolean ready;
        long since;
        long busy;
        long staffed;
    }

    /** The profile at the beginning of the time asked for, and the times of being ready. */
    private static final class AgentGroupDraft {
        final List<AgentProfile> profile = new ArrayList<>(1);
        final List<Shift> shifts = new ArrayList<>();
        long readySince = -1;
    }

    PastAgents(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    void put(AgentProfile profile, Instant at) {
        List<AgentProfile> known = agent(profile.agent()).draft.profile;
        if (known.isEmpty() || at.isBefore(from)) {
            known.clear();
            known.add(profile);
        } else {
            changes.add(new Scenario.Change(at, new PutAgent(Scenario.WORKSPACE, profile)));
        }
    }

    /** What people said of themselves. That the router sent somebody away for missed offers is its own doing, and no part of this. */
    void said(SetPresence presence, Instant at) {
        AgentGroupDraft draft = agent(presence.agent()).draft;
        long now = at.toEpochMilli();
        if (presence.presence() == Presence.READY && draft.readySince < 0) {
            draft.readySince = now;
        } else if (presence.presence() != Presence.READY && draft.readySince >= 0) {
            endShift(draft, now);
        }
    }

    private static void endShift(AgentGroupDraft draft, long now) {
        if (now > draft.readySince) {
            LocalDate date = Instant.ofEpochMilli(draft.readySince)
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate();
            long midnight = date.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
            draft.shifts.add(new Shift(date, draft.readySince - midnight, now - midnight));
        }
        draft.readySince = -1;
    }

    void changed(PresenceChanged change, long now) {
        PastAgent agent = agent(change.agent());
        book(agent, now);
        agent.ready = change.presence() == Presence.READY;
    }

    void took(String id, long now) {
        PastAgent agent = agent(id);
        book(agent, now);
        agent.inHand++;
    }

    void gaveBack(String id, long now) {
        PastAgent agent = agent(id);
        book(agent, now);
        agent.inHand--;
    }

    void answered(String id, long delay) {
        agent(id).delays.add((double) delay);
    }

    private void book(PastAgent agent, long now) {
        long counted = Math.min(now, to.toEpochMilli()) - Math.max(agent.since, from.toEpochMilli());
        if (counted > 0) {
            agent.busy += agent.inHand > 0 ? counted : 0;
            agent.staffed += agent.inHand > 0 || agent.ready ? counted : 0;
        }
        agent.since = now;
    }

    private PastAgent agent(String id) {
        return agents.computeIfAbsent(id, any -> new PastAgent());
    }

    List<Scenario.Change> changes() {
        return changes;
    }

    Map<String, Double> occupancy() {
        Map<String, Double> occupancy = new TreeMap<>();
        agents.forEach((id, agent) -> {
            book(agent, to.toEpochMilli());
            if (agent.staffed > 0) {
                occupancy.put(id, (double) agent.busy / agent.staffed);
            }
        });
        return occupancy;
    }

    /** One for each agent who was ever there. Whoever was still there at the end stays for those who wait. */
    List<AgentGroup> groups() {
        List<AgentGroup> groups = new ArrayList<>();
        agents.forEach((id, agent) -> {
            if (agent.draft.readySince >= 0) {
                endShift(agent.draft, to.plus(PastScenario.DRAIN).toEpochMilli());
            }
            agent.draft.profile.stream()
                    .filter(profile -> !agent.draft.shifts.isEmpty())
                    .map(profile -> group(profile, agent))
                    .forEach(groups::add);
        });
        return groups;
    }

    private static AgentGroup group(AgentProfile profile, PastAgent agent) {
        boolean atOnce = agent.delays.stream().allMatch(delay -> delay == 0);
        Answering answering = atOnce
                ? Answering.AT_ONCE
                : new Answering(
                        new Span.Empirical(agent.delays.stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray()),
                        0,
                        0,
                        Answering.AT_ONCE.returnsAfter());
        return new AgentGroup(
                profile.agent(),
                1,
                profile.team(),
                profile.skills(),
                profile.capacity(),
                agent.draft.shifts,
                1,
                answering);
    }
}
