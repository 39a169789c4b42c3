package dev.switchboard.router.engine;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The seats of a circle by number. They lie in arrays, for an agent's change moves one in each of the agent's circles. */
final class Seats {

    /** No seat. */
    static final int NONE = -1;

    final Places places = new Places();
    private final Numbers numbers = new Numbers();
    private @Nullable Agent[] agents = new Agent[4];
    private short[] levels = new short[4];

    int add(Agent agent, int level) {
        int seat = numbers.take();
        if (seat == agents.length) {
            int room = seat + (seat >> 1);
            agents = Arrays.copyOf(agents, room);
            levels = Arrays.copyOf(levels, room);
        }
        agents[seat] = agent;
        levels[seat] = (short) Math.min(level, Short.MAX_VALUE);
        return seat;
    }

    void remove(int seat) {
        agents[seat] = null;
        numbers.giveBack(seat);
    }

    @SuppressWarnings("NullAway") // asked for seats that are taken
    Agent agent(int seat) {
        return agents[seat];
    }

    int level(int seat) {
        return levels[seat];
    }

    void forEach(Consumer<Agent> action) {
        for (Agent agent : agents) {
            if (agent != null) {
                action.accept(agent);
            }
        }
    }

    int count(Predicate<Seat> wanted) {
        int count = 0;
        for (int seat = 0; seat < agents.length; seat++) {
            count += agents[seat] != null && wanted.test(seat(seat)) ? 1 : 0;
        }
        return count;
    }

    Seat seat(int seat) {
        return new Seat(agent(seat), this, seat);
    }
}
