package dev.switchboard.router.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Those who may take contacts of one requirement, in one order, and the contacts that wait for them. Queues that ask the same share a
 * circle; each of them has its own lines in it.
 *
 * <p>Free agents stand in heaps by rank and by the set of channels they are open for: 16 sets, so that the best agent for a channel is the
 * best of at most eight first ones, whatever the number of agents, and a change of an agent's state costs one move in each of the
 * agent's circles. What is asked does not depend on the channel, therefore one seat serves all four.
 */
final class Circle {

    final Requirement requirement;
    final Preference preference;

    /** The channels on which somebody waits, one bit each. */
    int waiting;

    private final List<Line> busyLines = new ArrayList<>(2);
    /** By their key; those that came to be empty stay, for they will be needed again. */
    private Rank[] ranks = new Rank[4];

    private int rankCount;
    private final int[] freeByOpen = new int[Channels.SETS];
    private final int[] busyByChannel = new int[Channels.COUNT];

    /** Those of whom load, levels or skills say the same. */
    static final class Rank {
        final long key;
        private final @Nullable SeatHeap[] byOpen = new SeatHeap[Channels.SETS];
        private int occupied;

        Rank(long key) {
            this.key = key;
        }

        int size() {
            int size = 0;
            for (SeatHeap free : byOpen) {
                size += free == null ? 0 : free.size();
            }
            return size;
        }
    }

    Circle(Requirement requirement, Preference preference) {
        this.requirement = requirement;
        this.preference = preference;
    }

    void join(Contact contact, QueueInForce queue) {
        Line line = lineOf(queue, contact);
        if (line.size() == 0) {
            busyLines.add(line);
            if (busyByChannel[contact.channel().ordinal()]++ == 0) {
                waiting |= Channels.bit(contact.channel());
            }
        }
        line.add(contact);
        contact.line = line;
        contact.circle = this;
    }

    private Line lineOf(QueueInForce queue, Contact contact) {
        for (int i = 0; i < queue.lines.size(); i++) {
            Line line = queue.lines.get(i);
            if (line.circle == this && line.channel == contact.channel()) {
                return line;
            }
        }
        Line line = new Line(queue, this, contact.channel());
        queue.lines.add(line);
        return line;
    }

    void leave(Contact contact, Line line) {
        line.remove(contact);
        if (line.size() == 0) {
            busyLines.remove(line);
            if (--busyByChannel[contact.channel().ordinal()] == 0) {
                waiting &= ~Channels.bit(contact.channel());
            }
        }
    }

    /** The lines in which somebody stands. */
    List<Line> busyLines() {
        return busyLines;
    }

    /** The agent has changed: moves the seat to where it now belongs. */
    void seat(Seat seat) {
        int open = seat.agent.open;
        long key = open == 0 ? 0 : preference.rank(seat);
        Rank former = seat.rank;
        if (former != null && seat.open == open && former.key == key) {
            Objects.requireNonNull(former.byOpen[open], "it stands there").moved(seat);
            return;
        }
        unseat(seat);
        if (open == 0) {
            return;
        }
        Rank rank = rank(key);
        seat.rank = rank;
        seat.open = (byte) open;
        SeatHeap free = rank.byOpen[open];
        if (free == null) {
            free = new SeatHeap(preference);
            rank.byOpen[open] = free;
        }
        free.add(seat);
        rank.occupied |= 1 << open;
        freeByOpen[open]++;
    }

    void unseat(Seat seat) {
        Rank rank = seat.rank;
        if (rank == null) {
            return;
        }
        SeatHeap free = rank.byOpen[seat.open];
        if (free != null) {
            free.remove(seat);
            if (free.size() == 0) {
                rank.occupied &= ~(1 << seat.open);
            }
        }
        freeByOpen[seat.open]--;
        seat.rank = null;
    }

    /** The agent to whom the contact goes, null if nobody is free for it. */
    @Nullable
    Agent best(Contact contact, long now) {
        return best(contact, List.of(), now);
    }

    /** The agent to whom it goes if some have it already. */
    @Nullable
    Agent best(Contact contact, List<Agent> besides, long now) {
        int sets = Channels.setsWith(contact.channel().ordinal());
        for (int i = 0; i < rankCount; i++) {
            if ((ranks[i].occupied & sets) != 0) {
                Seat best = best(ranks[i], sets, contact, besides, now);
                if (best != null) {
                    return best.agent;
                }
            }
        }
        return null;
    }

    private @Nullable Seat best(Rank rank, int sets, Contact contact, List<Agent> besides, long now) {
        Seat best = null;
        for (int left = rank.occupied & sets; left != 0; left &= left - 1) {
            SeatHeap free = rank.byOpen[Integer.numberOfTrailingZeros(left)];
            Seat seat = free == null ? null : free.firstFor(contact, besides, now);
            if (seat != null && (best == null || preference.prefers(seat, best))) {
                best = seat;
            }
        }
        return best;
    }

    /** How many agents are free for the contact. */
    int candidates(Contact contact, long now) {
        int candidates = 0;
        for (int left = Channels.setsWith(contact.channel().ordinal()); left != 0; left &= left - 1) {
            candidates += freeByOpen[Integer.numberOfTrailingZeros(left)];
        }
        return candidates - (contact.cooling.isEmpty() ? 0 : countKept(contact, now));
    }

    private int countKept(Contact contact, long now) {
        int kept = 0;
        for (CoolingOff.Entry entry : contact.cooling.entries(now)) {
            Agent agent = contact.workspace.agent(entry.agent());
            boolean isHere = agent != null && agent.isOpenFor(contact.channel()) && seatOf(agent) != null;
            kept += isHere ? 1 : 0;
        }
        return kept;
    }

    /** How many agents are open for anything. */
    int free() {
        int free = 0;
        for (int some : freeByOpen) {
            free += some;
        }
        return free;
    }

    /** The agent's place among the free ones, from 1; null if the agent is not free. Looks at all of them. */
    @Nullable
    Integer placeOf(Agent agent) {
        Seat seat = seatOf(agent);
        if (seat == null || seat.rank == null) {
            return null;
        }
        int place = 1;
        for (int i = 0; i < rankCount && ranks[i] != seat.rank; i++) {
            place += ranks[i].size();
        }
        for (SeatHeap free : seat.rank.byOpen) {
            for (int i = 0; free != null && i < free.size(); i++) {
                place += free.at(i) != seat && preference.prefers(free.at(i), seat) ? 1 : 0;
            }
        }
        return place;
    }

    private @Nullable Seat seatOf(Agent agent) {
        for (Seat seat : agent.seats) {
            if (seat.circle == this) {
                return seat;
            }
        }
        return null;
    }

    private Rank rank(long key) {
        int place = 0;
        while (place < rankCount && ranks[place].key < key) {
            place++;
        }
        if (place < rankCount && ranks[place].key == key) {
            return ranks[place];
        }
        if (rankCount == ranks.length) {
            ranks = Arrays.copyOf(ranks, rankCount * 2);
        }
        System.arraycopy(ranks, place, ranks, place + 1, rankCount - place);
        ranks[place] = new Rank(key);
        rankCount++;
        return ranks[place];
    }
}
