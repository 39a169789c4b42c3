package dev.switchboard.router.engine;

import dev.switchboard.events.QueuePolicy.AgentOrder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Who goes first among agents free to take a contact, by an ordered list of criteria that ends at the longest idle and the agent's
 * id. Criteria that count (load, level, skills) up to the first that is a time make the rank, a number by which free agents are kept
 * apart; within a rank agents stand in the order of a time, in which whoever changes nearly always goes to the end.
 */
final class Preference {

    private static final long RADIX = 4096;
    private static final int PER_MILLE = 1_000;

    private final List<AgentOrder> order;
    private final int counting;
    private final boolean weighed;
    private final String name;

    /** @param weighed whether load is told by the weight of what is in hand, not by its number */
    Preference(List<AgentOrder> order, boolean weighed) {
        this.order = order;
        this.weighed = weighed;
        int leading = 0;
        while (leading < order.size() && !isTime(order.get(leading))) {
            leading++;
        }
        counting = leading;
        name = order.stream()
                .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    /** As told in {@code ContactOffered.why}. */
    String name() {
        return name;
    }

    private static boolean isTime(AgentOrder criterion) {
        return criterion == AgentOrder.LONGEST_IDLE || criterion == AgentOrder.ROUND_ROBIN;
    }

    /** The lower goes first. */
    long rank(Seat seat) {
        long rank = 0;
        for (int i = 0; i < counting; i++) {
            rank = rank * RADIX + Math.min(count(order.get(i), seat), RADIX - 1);
        }
        return rank;
    }

    private long count(AgentOrder criterion, Seat seat) {
        return switch (criterion) {
            case LEAST_LOADED ->
                weighed
                        ? seat.agent().carriedPerMille(PER_MILLE)
                        : seat.agent().inHand.size();
            case HIGHEST_LEVEL -> Math.max(0, RADIX - 1 - seat.level());
            case LOWEST_LEVEL -> seat.level();
            case LEAST_VERSATILE -> seat.agent().profile.versatility();
            case LONGEST_IDLE -> seat.agent().idleSince;
            case ROUND_ROBIN -> seat.agent().lastOffered;
        };
    }

    /** Whether {@code a} goes before {@code b}, whatever their ranks. */
    boolean goesBefore(Seat a, Seat b) {
        long rankA = rank(a);
        long rankB = rank(b);
        return rankA != rankB ? rankA < rankB : prefers(a, b);
    }

    /** The time by which those of one rank are ordered first: the earlier goes first. */
    long time(Seat seat) {
        return counting < order.size() ? count(order.get(counting), seat) : seat.agent().idleSince;
    }

    /** A total order of those of one rank. */
    boolean prefers(Seat a, Seat b) {
        for (int i = counting; i < order.size(); i++) {
            long countA = count(order.get(i), a);
            long countB = count(order.get(i), b);
            if (countA != countB) {
                return countA < countB;
            }
        }
        return a.agent().idleSince != b.agent().idleSince
                ? a.agent().idleSince < b.agent().idleSince
                : a.agent().id.compareTo(b.agent().id) < 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Preference preference
                && preference.order.equals(order)
                && preference.weighed == weighed;
    }

    @Override
    public int hashCode() {
        return order.hashCode();
    }
}
