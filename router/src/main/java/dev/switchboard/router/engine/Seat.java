package dev.switchboard.router.engine;

/** An agent's place in a circle. */
record Seat(Agent agent, Seats seats, int number) {

    /** The agent's levels in what the circle asks; looked up only where an order wants it. */
    int level() {
        return seats.level(number);
    }
}
