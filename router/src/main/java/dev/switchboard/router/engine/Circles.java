package dev.switchboard.router.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The circles in use, one for each requirement, and the seats of the agents in them. */
final class Circles {

    private final Map<Requirement, Circle> byRequirement = new HashMap<>();
    private final Preference preference = new LongestIdle();
    private final Collection<Agent> agents;
    private TeamTree tree;

    Circles(Collection<Agent> agents, TeamTree tree) {
        this.agents = agents;
        this.tree = tree;
    }

    Circle of(Requirement requirement) {
        Circle circle = byRequirement.get(requirement);
        if (circle == null) {
            circle = new Circle(requirement, preference);
            byRequirement.put(requirement, circle);
            for (Agent agent : agents) {
                admit(agent, circle);
            }
        }
        return circle;
    }

    /** The agent's skills or team may have changed. */
    void reseat(Agent agent) {
        dismiss(agent);
        for (Circle circle : byRequirement.values()) {
            admit(agent, circle);
        }
    }

    void dismiss(Agent agent) {
        for (Seat seat : agent.seats) {
            seat.circle.unseat(seat);
        }
        agent.seats.clear();
    }

    /** Forgets all circles: what is asked has changed. */
    void reset(TeamTree changed) {
        tree = changed;
        byRequirement.clear();
        for (Agent agent : agents) {
            agent.seats.clear();
        }
    }

    private void admit(Agent agent, Circle circle) {
        if (circle.requirement.admits(agent, tree)) {
            Seat seat = new Seat(agent, circle);
            agent.seats.add(seat);
            circle.seat(seat);
        }
    }
}
