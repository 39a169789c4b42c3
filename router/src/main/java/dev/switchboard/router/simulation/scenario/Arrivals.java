package dev.switchboard.router.simulation.scenario;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Customers who ask for the same.
 *
 * @param kind its name, and that of its random streams: keep it, and another plan sees the same customers
 * @param service of an agent with factor 1 who does nothing else meanwhile
 * @param levels how much longer it takes agents of a lower level
 * @param slowerTogether by which share each further contact in an agent's hands slows down the others
 * @param wrapUp after-contact work; null for none
 */
public record Arrivals(
        String kind,
        Request request,
        Flow flow,
        Span service,
        @Nullable LevelFactors levels,
        double slowerTogether,
        @Nullable Span wrapUp,
        Span patience) {

    /**
     * What the rules of a plan see of a contact.
     *
     * @param customer the very same object for contacts that are alike in everything else and in kind, and for no others
     */
    public record Request(
            Channel channel,
            Customer customer,
            @Nullable String to,
            @Nullable String subject,
            @Nullable String text,
            Map<String, String> attributes) {
        public Request {
            attributes = Map.copyOf(attributes);
        }
    }

    /** When they come. */
    public sealed interface Flow {

        /**
         * At random, independent of each other.
         *
         * @param rates the expected number per millisecond
         * @param dayVariation each day's rates are multiplied by a factor of its own, gamma-distributed with mean 1 and this
         *     coefficient of variation; 0 for none
         */
        record Poisson(DayProfile rates, double dayVariation) implements Flow {}

        /** One after each {@code interval} milliseconds. */
        record Regular(long interval) implements Flow {}

        /** As they came once. */
        record Trace(List<Traced> contacts) implements Flow {
            public Trace {
                contacts = List.copyOf(contacts);
            }
        }
    }

    /**
     * A real contact.
     *
     * @param at in epoch milliseconds
     * @param service milliseconds, null to draw it; so are the others
     */
    public record Traced(
            long at,
            Request request,
            @Nullable Span service,
            @Nullable Span wrapUp,
            @Nullable Span patience) {}

    /** How many times as long the service takes, by the agent's level in a skill: that of the highest level listed which is no higher. */
    public record LevelFactors(String skill, NavigableMap<Integer, Double> factors) {
        public LevelFactors {
            factors = new TreeMap<>(factors);
        }

        public double of(Map<String, Integer> skills) {
            Integer level = skills.get(skill);
            Map.Entry<Integer, Double> entry = level == null ? null : factors.floorEntry(level);
            return (entry == null ? factors.firstEntry() : entry).getValue();
        }
    }
}
