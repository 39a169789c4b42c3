package dev.switchboard.router.simulation.scenario;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Agents who are alike.
 *
 * @param capacity places by channel; a channel that is missing has the plan's
 * @param queues their own order, the primary one first; none: whoever waits longest
 * @param shifts none: always at work
 * @param serviceFactor their services take so many times as long as everybody's
 */
public record AgentGroup(
        String group,
        int count,
        @Nullable String team,
        Map<String, Integer> skills,
        Map<Channel, Integer> capacity,
        List<String> queues,
        List<Shift> shifts,
        double serviceFactor,
        Answering answering) {

    public AgentGroup {
        skills = Map.copyOf(skills);
        capacity = Map.copyOf(capacity);
        queues = List.copyOf(queues);
        shifts = List.copyOf(shifts);
    }

    /** One alone has the group's name, several are numbered from 1. */
    public List<AgentProfile> profiles() {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> count == 1 ? group : group + "-" + n)
                .map(agent -> new AgentProfile(agent, agent, team, skills, capacity, queues))
                .toList();
    }

    /**
     * What agents do with an offer.
     *
     * @param delay until they answer
     * @param misses the share of offers that they let pass
     * @param declines the share of offers that they decline
     * @param returnsAfter how long they are away after having missed too many
     */
    public record Answering(Span delay, double misses, double declines, Duration returnsAfter) {

        /** Everything, at once. */
        public static final Answering AT_ONCE = new Answering(new Span.Fixed(0), 0, 0, Duration.ofMinutes(1));

        public boolean isAtOnce() {
            return equals(AT_ONCE);
        }
    }
}
