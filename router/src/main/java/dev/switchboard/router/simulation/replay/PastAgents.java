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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who was there, when, and how they went about it. Times in epoch milliseconds. Not thread-safe. */
final class PastAgents {

    private static final long NOT_READY = -1;

    private final Instant from;
    private final Instant to;
    private final Map<String, PastAgent> agents = new TreeMap<>();
    private final List<Scenario.Change> changes = new ArrayList<>();

    private static final class PastAgent {
        /** At the beginning of the time asked for, or when the agent was first heard of. */
        @Nullable
        AgentProfile profile;

        final List<Shift> shifts = new ArrayList<>();
        final List<Double> delays = new ArrayList<>();
        long readySince = NOT_READY;
        int inHand;
        boolean ready;
        long since;
        long busy;
        long staffed;

        void endShift(long now) {
            if (now > readySince) {
                long day = Math.floorDiv(readySince, Shift.DAY);
                long midnight = day * Shift.DAY;
                shifts.add(new Shift(LocalDate.ofEpochDay(day), readySince - midnight, now - midnight));
            }
            readySince = NOT_READY;
        }
    }

    PastAgents(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    void put(AgentProfile profile, Instant at) {
        PastAgent agent = agent(profile.agent());
        if (agent.profile == null || at.isBefore(from)) {
            agent.profile = profile;
        } else {
            changes.add(new Scenario.Change(at, new PutAgent(Scenario.WORKSPACE, profile)));
        }
    }

    /** What people said of themselves. That the router sent somebody away for missed offers is its own doing, and no part of this. */
    void said(SetPresence presence, Instant at) {
        PastAgent agent = agent(presence.agent());
        if (presence.presence() == Presence.READY && agent.readySince == NOT_READY) {
            agent.readySince = at.toEpochMilli();
        } else if (presence.presence() != Presence.READY && agent.readySince != NOT_READY) {
            agent.endShift(at.toEpochMilli());
        }
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
        for (PastAgent agent : agents.values()) {
            if (agent.readySince != NOT_READY) {
                agent.endShift(to.plus(PastScenario.DRAIN).toEpochMilli());
            }
            if (agent.profile != null && !agent.shifts.isEmpty()) {
                groups.add(group(agent.profile, agent));
            }
        }
        return groups;
    }

    private static AgentGroup group(AgentProfile profile, PastAgent agent) {
        boolean atOnce = agent.delays.stream().allMatch(delay -> delay == 0);
        Answering answering = atOnce
                ? Answering.AT_ONCE
                : new Answering(new Span.Empirical(agent.delays), 0, 0, Answering.AT_ONCE.returnsAfter());
        return new AgentGroup(
                profile.agent(),
                1,
                profile.team(),
                profile.skills(),
                profile.capacity(),
                profile.queues(),
                agent.shifts,
                1,
                answering);
    }
}
