package dev.switchboard.router.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The circles in use, one for each requirement and order, and the seats of the agents in them. */
final class Circles {

    private final Map<Kind, Circle> byKind = new HashMap<>();
    private final Collection<Agent> agents;
    private TeamTree tree;

    Circles(Collection<Agent> agents, TeamTree tree) {
        this.agents = agents;
        this.tree = tree;
    }

    private record Kind(Requirement requirement, Preference preference) {}

    Circle of(Requirement requirement, Preference preference) {
        Kind kind = new Kind(requirement, preference);
        Circle circle = byKind.get(kind);
        if (circle == null) {
            circle = new Circle(requirement, preference);
            byKind.put(kind, circle);
            for (Agent agent : agents) {
                admit(agent, circle);
            }
        }
        return circle;
    }

    /** The agent's skills or team may have changed. */
    void reseat(Agent agent) {
        dismiss(agent);
        for (Circle circle : byKind.values()) {
            admit(agent, circle);
        }
    }

    void dismiss(Agent agent) {
        for (Seat seat : agent.seats) {
            seat.circle.unseat(seat);
        }
        agent.leaveSeats();
    }

    /** Forgets all circles: what is asked has changed. */
    void reset(TeamTree changed) {
        tree = changed;
        byKind.clear();
        for (Agent agent : agents) {
            agent.leaveSeats();
        }
    }

    private void admit(Agent agent, Circle circle) {
        if (circle.requirement.admits(agent, tree)) {
            Seat seat = new Seat(agent, circle);
            agent.sit(seat);
            circle.seat(seat);
        }
    }
}
