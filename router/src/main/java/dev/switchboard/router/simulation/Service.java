package dev.switchboard.router.simulation;

import static dev.switchboard.router.simulation.scenario.Scenario.WORKSPACE;

import dev.switchboard.events.RoutingCommand.CompleteContact;
import dev.switchboard.events.RoutingCommand.FinishWrapUp;
import java.util.Objects;

/**
 * Serving takes time: what was drawn for the contact, times the factors of its agent, slowed down while the agent has others in
 * hand. With s per further contact, n contacts at once each go on at speed 1 / (1 + s (n - 1)). Not thread-safe.
 */
final class Service {

    private final Routing routing;
    private final Customers customers;

    Service(Routing routing, Customers customers) {
        this.routing = routing;
        this.customers = customers;
    }

    void begin(SimulatedContact contact) {
        SimulatedAgent agent = agentOf(contact);
        var levels = contact.kind.levels();
        double factor = agent.group.serviceFactor();
        contact.work = contact.service * factor * (levels == null ? 1 : levels.of(agent.group.skills()));
        contact.workedAt = routing.now();
        contact.speed = 1;
        agent.serving.add(contact);
        pace(agent);
        if (contact.speed == 1) {
            planEnd(contact);
        }
    }

    /** Everybody in the agent's hands goes on at the speed of now; who is not affected is left alone. */
    private void pace(SimulatedAgent agent) {
        int others = agent.serving.size() - 1;
        for (SimulatedContact contact : agent.serving) {
            double speed = 1 / (1 + contact.kind.slowerTogether() * others);
            if (speed != contact.speed) {
                contact.work -= (routing.now() - contact.workedAt) * contact.speed;
                contact.workedAt = routing.now();
                contact.speed = speed;
                planEnd(contact);
            }
        }
    }

    private void planEnd(SimulatedContact contact) {
        int plan = ++contact.plans;
        routing.after(contact.work / contact.speed, () -> {
            if (contact.plans == plan) {
                complete(contact);
            }
        });
    }

    private void complete(SimulatedContact contact) {
        SimulatedAgent agent = agentOf(contact);
        interrupt(contact);
        customers.isOver(contact);
        boolean wrapsUp = contact.wrapUp != SimulatedContact.NO_WRAP_UP;
        routing.send(new CompleteContact(WORKSPACE, contact.id, agent.id, wrapsUp ? null : "done"));
        if (wrapsUp && contact.agent != null) {
            routing.after(contact.wrapUp, () -> finish(contact));
        }
    }

    private void finish(SimulatedContact contact) {
        if (contact.agent != null) {
            routing.send(new FinishWrapUp(WORKSPACE, contact.id, contact.agent.id, "done"));
        }
    }

    /** It is served no longer: done, or taken from its agent. */
    void interrupt(SimulatedContact contact) {
        SimulatedAgent agent = contact.agent;
        if (agent != null && agent.serving.remove(contact)) {
            contact.plans++;
            pace(agent);
        }
    }

    private static SimulatedAgent agentOf(SimulatedContact contact) {
        return Objects.requireNonNull(contact.agent, contact.id);
    }
}
