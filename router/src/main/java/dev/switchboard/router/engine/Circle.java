package dev.switchboard.router.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Those who may take contacts of one requirement, and the contacts that wait for them. Queues that ask the same share a circle.
 *
 * <p>Free agents stand in lists by rank and by the set of channels they are open for: 16 sets, so that the best agent for a channel is the
 * best of at most eight first ones, whatever the number of agents, and a change of an agent's state costs one move in each of the
 * agent's circles. What is asked does not depend on the channel, therefore one seat serves all four.
 */
final class Circle {

    /** Ranks told apart at a glance; a bit for each in a long. */
    static final int RANKS = 64;

    final Requirement requirement;
    final Preference preference;

    /** The channels on which somebody waits, one bit each. */
    int waiting;

    private final @Nullable Line[] lines = new Line[Channels.COUNT];
    private @Nullable Rank[] ranks = new Rank[4];
    private long occupiedRanks;
    private final int[] freeByOpen = new int[Channels.SETS];

    private static final class Rank {
        final @Nullable SeatList[] byOpen = new SeatList[Channels.SETS];
        int occupied;
    }

    Circle(Requirement requirement, Preference preference) {
        this.requirement = requirement;
        this.preference = preference;
    }

    void join(Contact contact) {
        int channel = contact.channel().ordinal();
        Line line = lines[channel];
        if (line == null) {
            line = new Line();
            lines[channel] = line;
        }
        line.add(contact);
        waiting |= 1 << channel;
        contact.line = line;
        contact.circle = this;
    }

    void leave(Contact contact, Line line) {
        line.remove(contact);
        if (line.size() == 0) {
            waiting &= ~Channels.bit(contact.channel());
        }
    }

    @Nullable
    Line line(int channel) {
        return lines[channel];
    }

    /** The agent has changed: moves the seat to where it now belongs. */
    void seat(Seat seat) {
        if (seat.rank >= 0) {
            unseat(seat);
        }
        int open = seat.agent.open;
        if (open == 0) {
            return;
        }
        seat.rank = Math.min(preference.rank(seat.agent), RANKS - 1);
        seat.open = open;
        Rank rank = rank(seat.rank);
        SeatList list = rank.byOpen[open];
        if (list == null) {
            list = new SeatList();
            rank.byOpen[open] = list;
        }
        list.insert(seat, preference);
        rank.occupied |= 1 << open;
        occupiedRanks |= 1L << seat.rank;
        freeByOpen[open]++;
    }

    void unseat(Seat seat) {
        if (seat.rank < 0) {
            return;
        }
        Rank rank = rank(seat.rank);
        SeatList list = rank.byOpen[seat.open];
        if (list != null) {
            list.remove(seat);
            if (list.isEmpty()) {
                rank.occupied &= ~(1 << seat.open);
            }
        }
        if (rank.occupied == 0) {
            occupiedRanks &= ~(1L << seat.rank);
        }
        freeByOpen[seat.open]--;
        seat.rank = -1;
    }

    /** The agent to whom the contact goes, null if nobody is free for it. */
    @Nullable
    Agent best(Contact contact, long now) {
        int sets = Channels.setsWith(contact.channel().ordinal());
        for (long left = occupiedRanks; left != 0; left &= left - 1) {
            Agent best = best(rank(Long.numberOfTrailingZeros(left)), sets, contact, now);
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    private @Nullable Agent best(Rank rank, int sets, Contact contact, long now) {
        Agent best = null;
        for (int left = rank.occupied & sets; left != 0; left &= left - 1) {
            SeatList list = rank.byOpen[Integer.numberOfTrailingZeros(left)];
            Seat seat = list == null ? null : list.first;
            while (seat != null && contact.cooling.excludes(seat.agent.id, now)) {
                seat = seat.next;
            }
            if (seat != null && (best == null || preference.prefers(seat.agent, best))) {
                best = seat.agent;
            }
        }
        return best;
    }

    /** How many agents are open for the channel. */
    int candidates(int channel) {
        int candidates = 0;
        for (int left = Channels.setsWith(channel); left != 0; left &= left - 1) {
            candidates += freeByOpen[Integer.numberOfTrailingZeros(left)];
        }
        return candidates;
    }

    private Rank rank(int rank) {
        if (rank >= ranks.length) {
            ranks = Arrays.copyOf(ranks, Math.max(rank + 1, ranks.length * 2));
        }
        Rank found = ranks[rank];
        if (found == null) {
            found = new Rank();
            ranks[rank] = found;
        }
        return found;
    }
}
