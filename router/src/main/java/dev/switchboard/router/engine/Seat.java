package dev.switchboard.router.engine;

import org.jspecify.annotations.Nullable;

/** An agent's place in a circle; in one of its lists while the agent is open for something. */
final class Seat {

    final Agent agent;
    final Circle circle;

    int rank = -1;
    int open;

    @Nullable
    Seat previous;

    @Nullable
    Seat next;

    Seat(Agent agent, Circle circle) {
        this.agent = agent;
        this.circle = circle;
    }
}
