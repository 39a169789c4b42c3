package dev.switchboard.router.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The circles in use, one for each requirement and order, and the seats of the agents in them: an agent holds numbers alone, those of
 * its circles and of its seats there.
 */
final class Circles {

    /** How many numbers stand for a seat: its circle's, its own there, and that of the heap in which it stands. */
    private static final int NUMBERS = 3;

    private static final int SEAT = 1;
    private static final int HEAP = 2;

    private final Map<Kind, Circle> byKind = new HashMap<>();
    private Circle[] byNumber = new Circle[4];
    private int count;
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
            circle = new Circle(count, requirement, preference);
            byKind.put(kind, circle);
            if (count == byNumber.length) {
                byNumber = Arrays.copyOf(byNumber, count * 2);
            }
            byNumber[count++] = circle;
            for (Agent agent : agents) {
                admit(agent, circle);
            }
        }
        return circle;
    }

    /** How many circles the agent belongs to. */
    static int count(Agent agent) {
        return agent.seats.length / NUMBERS;
    }

    /** One of those that the agent belongs to, from 0 on. */
    Circle of(Agent agent, int place) {
        return byNumber[agent.seats[NUMBERS * place]];
    }

    /** Where the agent's seat in the circle begins, negative if there is none. */
    private static int find(Agent agent, Circle circle) {
        for (int at = 0; at < agent.seats.length; at += NUMBERS) {
            if (agent.seats[at] == circle.number) {
                return at;
            }
        }
        return -1;
    }

    /** The agent's seat in the circle, {@link Seats#NONE} if there is none. */
    static int seatIn(Circle circle, Agent agent) {
        int at = find(agent, circle);
        return at < 0 ? Seats.NONE : agent.seats[at + SEAT];
    }

    /** Moves the agent's seat in this circle to where it now belongs. */
    static void move(Agent agent, Circle circle) {
        int at = find(agent, circle);
        agent.seats[at + HEAP] = circle.move(agent, agent.seats[at + SEAT], agent.seats[at + HEAP]);
    }

    /** Openness, load or idleness of the agent has changed: moves each seat to where it now belongs. */
    void move(Agent agent) {
        int[] seats = agent.seats;
        for (int at = 0; at < seats.length; at += NUMBERS) {
            seats[at + HEAP] = byNumber[seats[at]].move(agent, seats[at + SEAT], seats[at + HEAP]);
        }
    }

    /** The agent's skills or team may have changed. */
    void reseat(Agent agent) {
        dismiss(agent);
        for (int number = 0; number < count; number++) {
            admit(agent, byNumber[number]);
        }
    }

    void dismiss(Agent agent) {
        int[] seats = agent.seats;
        for (int at = 0; at < seats.length; at += NUMBERS) {
            byNumber[seats[at]].dismiss(seats[at + SEAT], seats[at + HEAP]);
        }
        agent.seats = Agent.NO_SEATS;
    }

    /** Forgets all circles: what is asked has changed. */
    void reset(TeamTree changed) {
        tree = changed;
        byKind.clear();
        byNumber = new Circle[4];
        count = 0;
        for (Agent agent : agents) {
            agent.seats = Agent.NO_SEATS;
        }
    }

    private void admit(Agent agent, Circle circle) {
        if (circle.requirement.admits(agent, tree)) {
            int at = agent.seats.length;
            int seat = circle.admit(agent);
            agent.seats = Arrays.copyOf(agent.seats, at + NUMBERS);
            agent.seats[at] = circle.number;
            agent.seats[at + SEAT] = seat;
            agent.seats[at + HEAP] = circle.move(agent, seat, Circle.NO_HEAP);
        }
    }
}
