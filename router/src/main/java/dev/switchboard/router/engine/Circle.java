package dev.switchboard.router.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Those who may take contacts of one requirement, in one order, and the contacts that wait for them. Queues that ask the same share a
 * circle; each of them has its own lines in it.
 *
 * <p>Free agents stand in heaps by rank and by the set of channels they are open for: 16 sets, so that the best agent for a channel is the
 * best of at most eight first ones, whatever the number of agents, and a change of an agent's state costs one move in each of the
 * agent's circles. What is asked does not depend on the channel, therefore one seat serves all four. Only channels count on which
 * contacts have come here: to nearly all circles few do, and agents who are open for others alone need not be kept in order.
 */
final class Circle {

    /** Of a seat that stands nowhere. */
    static final int NO_HEAP = -1;

    /** Among the circles of its workspace. */
    final int number;

    final Requirement requirement;
    final Preference preference;

    /** The channels on which somebody waits, one bit each. */
    int waiting;

    /** The channels on which anybody ever waited here, one bit each. */
    private int served;

    private final List<Line> busyLines = new ArrayList<>(2);
    private final int[] busyByChannel = new int[Channels.COUNT];
    private final Seats seats = new Seats();
    /** By the order of their keys; those that came to be empty stay, for they will be needed again. */
    private Rank[] ranks = new Rank[2];

    private int rankCount;
    /** Those of all ranks, as they were made. */
    private SeatHeap[] heaps = new SeatHeap[2];

    private int heapCount;
    private final int[] freeByOpen = new int[Channels.SETS];

    Circle(int number, Requirement requirement, Preference preference) {
        this.number = number;
        this.requirement = requirement;
        this.preference = preference;
    }

    void join(Contact contact, QueueInForce queue) {
        serve(Channels.bit(contact.channel()));
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
        Line line = new Line(queue, this, contact);
        queue.lines.add(line);
        return line;
    }

    void leave(Contact contact, Line line) {
        line.remove(contact.number);
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

    private void serve(int channel) {
        if ((served & channel) == 0) {
            served |= channel;
            seats.forEach(agent -> Circles.move(agent, this));
        }
    }

    /** Gives the agent a seat, and answers which; it stands nowhere yet. */
    int admit(Agent agent) {
        return seats.add(agent, requirement.levelOf(agent));
    }

    /** @param heap where the seat stands, {@link #NO_HEAP} if it does not */
    void dismiss(int seat, int heap) {
        leave(seat, heap);
        seats.remove(seat);
    }

    /**
     * The agent has changed: moves the seat to the heap where it now belongs, and answers which that is.
     *
     * @param former where it stands, {@link #NO_HEAP} if it does not
     */
    int move(Agent agent, int seat, int former) {
        int open = agent.open & served;
        if (open == 0) {
            leave(seat, former);
            return NO_HEAP;
        }
        var changed = new Seat(agent, seats, seat);
        SeatHeap heap = heap(preference.rank(changed), open);
        if (heap.number == former) {
            heap.move(seat, preference.time(changed));
            return former;
        }
        leave(seat, former);
        heap.rank.add(seat, preference.time(changed), heap);
        freeByOpen[heap.open]++;
        return heap.number;
    }

    private void leave(int seat, int former) {
        if (former != NO_HEAP) {
            SeatHeap heap = heaps[former];
            heap.rank.remove(seat, heap);
            freeByOpen[heap.open]--;
        }
    }

    private SeatHeap heap(long key, int open) {
        Rank rank = rank(key);
        SeatHeap heap = rank.heap(open);
        if (heap == null) {
            heap = new SeatHeap(heapCount, rank, open, seats, preference);
            rank.put(heap);
            if (heapCount == heaps.length) {
                heaps = Arrays.copyOf(heaps, heapCount * 2);
            }
            heaps[heapCount++] = heap;
        }
        return heap;
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

    /** The agent to whom the contact goes, null if nobody is free for it. */
    @Nullable
    Agent best(Contact contact, long now) {
        return best(contact, List.of(), now);
    }

    /** The agent to whom it goes if some have it already. */
    @Nullable
    Agent best(Contact contact, List<Agent> besides, long now) {
        for (int i = 0; i < rankCount; i++) {
            int best = ranks[i].best(contact, besides, now);
            if (best != Seats.NONE) {
                return seats.agent(best);
            }
        }
        return null;
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
            boolean isHere =
                    agent != null && agent.isOpenFor(contact.channel()) && Circles.seatIn(this, agent) != Seats.NONE;
            kept += isHere ? 1 : 0;
        }
        return kept;
    }

    /** How many agents are open for anything. Looks at all of them. */
    int free() {
        return seats.count(seat -> seat.agent().open != 0);
    }

    /** The agent's place among those open for anything, from 1; null if the agent is not. Looks at all of them. */
    @Nullable
    Integer placeOf(Agent agent) {
        int number = Circles.seatIn(this, agent);
        if (number == Seats.NONE || agent.open == 0) {
            return null;
        }
        Seat own = seats.seat(number);
        return 1
                + seats.count(
                        seat -> seat.agent() != agent && seat.agent().open != 0 && preference.goesBefore(seat, own));
    }
}
