package dev.switchboard.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says beyond its queues and rules, for the whole contact centre.
 *
 * @param languages null where languages do not matter
 * @param weights null where only the places by channel count
 * @param crisis what changes while the crisis mode is on
 */
public record CentrePolicy(
        List<OpeningHours> hours,
        @Nullable Languages languages,
        @Nullable Weights weights,
        Reopening reopening,
        Crisis crisis) {

    public static final CentrePolicy USUAL = new CentrePolicy(List.of(), null, null, Reopening.USUAL, Crisis.USUAL);

    public CentrePolicy {
        hours = hours == null ? List.of() : List.copyOf(hours);
        reopening = reopening == null ? Reopening.USUAL : reopening;
        crisis = crisis == null ? Crisis.USUAL : crisis;
    }

    /**
     * The skill that a contact's language asks of an agent.
     *
     * @param attribute the contact's attribute that names its language
     * @param skills skill by language; a contact in a language that is missing here may go to anybody
     */
    public record Languages(String attribute, int level, Map<String, String> skills) {
        public Languages {
            Require.text(attribute, "attribute");
            Require.range(level, 1, 10, "level");
            skills = skills == null ? Map.of() : Map.copyOf(skills);
        }
    }

    /**
     * What a contact of each channel weighs, and how much an agent carries: on top of the places by channel.
     *
     * @param channels a channel that is missing weighs nothing
     */
    public record Weights(int limit, Map<Channel, Integer> channels) {
        public Weights {
            Require.range(limit, 1, 1_000_000, "limit");
            channels = channels == null ? Map.of() : Map.copyOf(channels);
            channels.forEach((channel, weight) -> Require.range(weight, 0, 1_000_000, "channels." + channel));
        }
    }

    /**
     * What becomes of a parked contact whose customer writes again.
     *
     * @param patience how long it waits for the agent who had it, if that agent is signed in
     * @param headStart waiting time credited; a contact that has more keeps that
     */
    public record Reopening(Duration patience, Duration headStart) {
        public static final Reopening USUAL = new Reopening(Duration.ofSeconds(30), Duration.ZERO);

        public Reopening {
            Require.range(patience.toMillis(), 0, Duration.ofDays(7).toMillis(), "patience");
            Require.range(headStart.toMillis(), 0, Duration.ofDays(7).toMillis(), "headStart");
        }
    }

    /**
     * The crisis mode, which a manager switches on and off.
     *
     * @param message told to those who wait and those who come, null for none
     * @param first queues whose contacts go before those of all others
     * @param managers whether team managers take the contacts of their teams too
     * @param arrivalsPerMinute this many contacts within a minute propose the mode; null for never
     * @param backlog this many waiting contacts propose it; null for never
     * @param patience somebody who has waited so long proposes it; null for never
     */
    public record Crisis(
            @Nullable String message,
            Set<String> first,
            boolean managers,
            @Nullable Integer arrivalsPerMinute,
            @Nullable Integer backlog,
            @Nullable Duration patience) {
        public static final Crisis USUAL = new Crisis(null, Set.of(), true, null, null, null);

        public Crisis {
            first = QueuePolicy.sorted(first);
            Require.range(arrivalsPerMinute == null ? 1 : arrivalsPerMinute, 1, Integer.MAX_VALUE, "arrivalsPerMinute");
            Require.range(backlog == null ? 1 : backlog, 1, Integer.MAX_VALUE, "backlog");
        }
    }
}
