package dev.switchboard.router.engine;

import org.jspecify.annotations.Nullable;

/** An agent's place in a circle; in one of its heaps while the agent is open for something. */
final class Seat {

    final Agent agent;
    final Circle circle;
    /** The agent's levels in what the circle asks. */
    final short level;

    /** Where it stands, null while it does not. */
    Circle.@Nullable Rank rank;

    /** For which channels the agent was open when it was put there. */
    byte open;

    int place = -1;

    Seat(Agent agent, Circle circle) {
        this.agent = agent;
        this.circle = circle;
        this.level = (short) Math.min(circle.requirement.levelOf(agent), Short.MAX_VALUE);
    }
}
