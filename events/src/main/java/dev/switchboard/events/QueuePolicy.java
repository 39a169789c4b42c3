package dev.switchboard.events;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a queue says beyond its skills and steps: who goes first, how offers are made, and what happens when it is full or closed.
 *
 * @param anyOf groups of skills with their minimum level 1-10; of each group an agent needs one
 * @param exclude agents who never get contacts of this queue, whatever is widened
 * @param order who goes first among free agents; ends at the longest idle and the agent's id in any case
 * @param weight in percent, 1-10,000: how fast waiting counts here beside other queues when an agent frees up; 100 is as time passes
 * @param offerTimeouts by channel, instead of the queue's own
 * @param autoAccept channels whose offers count as accepted at once
 * @param offerTo how many agents are offered a contact at once, 1-20; the first to accept has it
 * @param preferred an agent waited for, null for none
 */
public record QueuePolicy(
        List<Map<String, Integer>> anyOf,
        Set<String> exclude,
        List<AgentOrder> order,
        int weight,
        Map<Channel, Duration> offerTimeouts,
        Set<Channel> autoAccept,
        int offerTo,
        @Nullable Preferred preferred,
        Limits limits) {

    /** Fewest contacts in hand, then longest idle; one agent at a time is asked, nothing is limited. */
    public static final QueuePolicy USUAL =
            new QueuePolicy(List.of(), Set.of(), List.of(), 100, Map.of(), Set.of(), 1, null, Limits.NONE);

    public QueuePolicy {
        anyOf = anyOf == null ? List.of() : anyOf.stream().map(Map::copyOf).toList();
        anyOf.forEach(group -> {
            Require.notEmpty(group.keySet(), "anyOf");
            group.forEach((skill, level) -> Require.range(level, 1, 10, "anyOf." + skill));
        });
        exclude = sorted(exclude);
        order = order == null || order.isEmpty()
                ? List.of(AgentOrder.LEAST_LOADED, AgentOrder.LONGEST_IDLE)
                : List.copyOf(order);
        weight = weight == 0 ? 100 : weight;
        Require.range(weight, 1, 10_000, "weight");
        offerTimeouts = offerTimeouts == null ? Map.of() : Map.copyOf(offerTimeouts);
        offerTimeouts.forEach((channel, timeout) ->
                Require.range(timeout.toMillis(), 1, Duration.ofDays(7).toMillis(), "offerTimeouts." + channel));
        autoAccept = sorted(autoAccept);
        offerTo = offerTo == 0 ? 1 : offerTo;
        Require.range(offerTo, 1, 20, "offerTo");
        limits = limits == null ? Limits.NONE : limits;
    }

    static <T extends Comparable<T>> Set<T> sorted(@Nullable Set<T> values) {
        return values == null || values.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(values));
    }

    /** Who goes first. Levels are summed over the skills that the queue asks. */
    public enum AgentOrder {
        /** Who has been without new or finished work for the longest time. */
        LONGEST_IDLE,
        /** Who was offered something the longest time ago. */
        ROUND_ROBIN,
        /** Whose places are filled least: contacts in hand, or their weight where the plan weighs channels. */
        LEAST_LOADED,
        HIGHEST_LEVEL,
        /** Keeps the experts free. */
        LOWEST_LEVEL,
        /** Who has the fewest skills. */
        LEAST_VERSATILE
    }

    /**
     * An agent for whom a contact waits alone, before anybody may take it. One who is not signed in is not waited for.
     *
     * @param agent null for whoever had the customer's conversation last
     * @param patience at most so long
     */
    public record Preferred(@Nullable String agent, Duration patience) {
        public Preferred {
            Require.range(patience.toMillis(), 1, Duration.ofDays(7).toMillis(), "patience");
        }
    }

    /**
     * What a queue does not take in, and what becomes of it.
     *
     * @param places how many may wait here, null for any number
     * @param longestWait how long one may wait here, null for ever
     * @param hours name of the opening hours in force, null for always
     * @param full by channel, what becomes of a contact for which no place is left; a channel that is missing is taken in anyway
     * @param late as {@code full}, of one that has waited as long as it may
     * @param closed as {@code full}, of one that comes outside the hours
     */
    public record Limits(
            @Nullable Integer places,
            @Nullable Duration longestWait,
            @Nullable String hours,
            Map<Channel, Diversion> full,
            Map<Channel, Diversion> late,
            Map<Channel, Diversion> closed) {

        public static final Limits NONE = new Limits(null, null, null, Map.of(), Map.of(), Map.of());

        public Limits {
            Require.range(places == null ? 1 : places, 0, 1_000_000, "places");
            full = full == null ? Map.of() : Map.copyOf(full);
            late = late == null ? Map.of() : Map.copyOf(late);
            closed = closed == null ? Map.of() : Map.copyOf(closed);
        }
    }
}
