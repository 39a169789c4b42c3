package dev.switchboard.router.simulation;

import static dev.switchboard.router.simulation.scenario.Scenario.WORKSPACE;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.AcceptOffer;
import dev.switchboard.events.RoutingCommand.DeclineOffer;
import dev.switchboard.events.RoutingCommand.PutAgent;
import dev.switchboard.events.RoutingCommand.SetPresence;
import dev.switchboard.events.RoutingEvent.ContactOffered;
import dev.switchboard.events.RoutingEvent.PresenceChanged;
import dev.switchboard.router.simulation.scenario.AgentGroup;
import dev.switchboard.router.simulation.scenario.AgentGroup.Answering;
import dev.switchboard.router.simulation.scenario.Scenario;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The agents: they come and go by their shifts, answer offers as is their manner, and have contacts in hand. Not thread-safe. */
final class Floor {

    private final Routing routing;
    private final Dice dice;
    private final long countFrom;
    private final long countTo;
    private final Map<String, SimulatedAgent> agents = new LinkedHashMap<>();
    private final Map<AgentGroup, RandomGenerator> manners = new HashMap<>();

    Floor(Routing routing, Dice dice, Scenario scenario) {
        this.routing = routing;
        this.dice = dice;
        countFrom = scenario.startMillis() + scenario.warmUp().toMillis();
        countTo = scenario.startMillis() + scenario.horizon().toMillis();
    }

    void open(Scenario scenario) {
        for (AgentGroup group : scenario.agents()) {
            manners.put(group, dice.stream("agents/" + group.group()));
            for (AgentProfile profile : group.profiles()) {
                agents.put(profile.agent(), new SimulatedAgent(profile.agent(), group));
                routing.send(new PutAgent(WORKSPACE, profile));
            }
        }
        var roster = new ShiftRoster(scenario);
        agents.values().forEach(agent -> roster.beginnings(agent.group, at -> routing.at(at, () -> come(agent))));
        agents.values().forEach(agent -> roster.ends(agent.group, at -> routing.at(at, () -> go(agent))));
    }

    private void come(SimulatedAgent agent) {
        if (agent.shifts++ == 0) {
            routing.send(new SetPresence(WORKSPACE, agent.id, Presence.READY, null));
        }
    }

    private void go(SimulatedAgent agent) {
        if (--agent.shifts == 0) {
            routing.send(new SetPresence(WORKSPACE, agent.id, Presence.NOT_READY, "end-of-shift"));
            goHome(agent);
        }
    }

    private void goHome(SimulatedAgent agent) {
        if (agent.shifts == 0 && agent.inHand == 0) {
            routing.send(new SetPresence(WORKSPACE, agent.id, Presence.OFFLINE, null));
        }
    }

    void changed(PresenceChanged change) {
        SimulatedAgent agent = agent(change.agent());
        if (agent == null) {
            return;
        }
        book(agent);
        agent.ready = change.presence() == Presence.READY;
        // the shift goes on, so it was the engine that sent the agent away: for missed offers
        if (change.presence() == Presence.NOT_READY && agent.shifts > 0) {
            Duration away = agent.group.answering().returnsAfter();
            routing.at(routing.now() + away.toMillis(), () -> comeBack(agent));
        }
    }

    private void comeBack(SimulatedAgent agent) {
        if (agent.shifts > 0) {
            routing.send(new SetPresence(WORKSPACE, agent.id, Presence.READY, null));
        }
    }

    void offered(SimulatedContact contact, ContactOffered offer) {
        SimulatedAgent agent = Objects.requireNonNull(agent(offer.agent()), offer.agent());
        book(agent);
        agent.inHand++;
        contact.asked.add(agent);
        contact.offer = offer.offer();
        var accept = new AcceptOffer(WORKSPACE, contact.id, offer.offer(), agent.id);
        Answering manner = agent.group.answering();
        if (manner.isAtOnce()) {
            routing.send(accept);
            return;
        }
        RandomGenerator random = Objects.requireNonNull(manners.get(agent.group), agent.group.group());
        double chance = random.nextDouble();
        double delay = manner.delay().draw(random);
        if (chance < manner.declines()) {
            var decline = new DeclineOffer(WORKSPACE, contact.id, offer.offer(), agent.id, null);
            routing.after(delay, () -> answer(contact, agent, decline.offer(), decline));
        } else if (chance >= manner.declines() + manner.misses()) {
            routing.after(delay, () -> answer(contact, agent, accept.offer(), accept));
        }
    }

    /** An offer may have ended before it is answered. */
    private void answer(SimulatedContact contact, SimulatedAgent agent, int offer, RoutingCommand answer) {
        if (contact.agent == null && contact.offer == offer && contact.asked.contains(agent)) {
            routing.send(answer);
        }
    }

    void assigned(SimulatedContact contact, String agent) {
        contact.agent = agents.get(agent);
    }

    /** The contact stands before this agent no longer. */
    void released(SimulatedContact contact, String id) {
        SimulatedAgent agent = agent(id);
        if (agent != null && contact.asked.remove(agent)) {
            book(agent);
            agent.inHand--;
            contact.agent = contact.agent == agent ? null : contact.agent;
            goHome(agent);
        }
    }

    /** The contact is in nobody's hands any more. */
    void released(SimulatedContact contact) {
        while (!contact.asked.isEmpty()) {
            released(contact, contact.asked.getLast().id);
        }
    }

    private void book(SimulatedAgent agent) {
        agent.book(routing.now(), countFrom, countTo);
    }

    private @Nullable SimulatedAgent agent(String id) {
        return agents.get(id);
    }

    /** By group: the share of the time at work in which an agent had something in hand. */
    Map<String, Double> occupancy() {
        Map<String, long[]> sums = new TreeMap<>();
        for (SimulatedAgent agent : agents.values()) {
            book(agent);
            long[] sum = sums.computeIfAbsent(agent.group.group(), group -> new long[2]);
            sum[0] += agent.busyMillis;
            sum[1] += agent.staffedMillis;
        }
        Map<String, Double> occupancy = new TreeMap<>();
        sums.forEach((group, sum) -> occupancy.put(group, sum[1] == 0 ? Double.NaN : (double) sum[0] / sum[1]));
        return occupancy;
    }
}
