package dev.switchboard.router.engine;

import org.jspecify.annotations.Nullable;

/** An agent's place in a circle; in one of its heaps while the agent is open for something. */
final class Seat {

    final Agent agent;
    final Circle circle;
    /** The agent's levels in what the circle asks. */
    final int level;

    /** Where it stands, null while it does not. */
    Circle.@Nullable Rank rank;

    int open;

    int place = -1;

    Seat(Agent agent, Circle circle) {
        this.agent = agent;
        this.circle = circle;
        this.level = circle.requirement.levelOf(agent);
    }
}
