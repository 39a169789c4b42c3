package dev.switchboard.analytics.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.analytics.life.Crisis;
import dev.switchboard.events.Channel;
import dev.switchboard.events.RoutingPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The department at a moment. Times are ISO 8601, shares lie between 0 and 1, what has no value is null.
 *
 * @param crisis of the whole workspace, whoever asks
 * @param escalations who has been raised to a manager and has no rep yet, the longest waiting first
 * @param trend the day so far in quarters of an hour
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Live(
        Instant at,
        Crisis crisis,
        List<Escalation> escalations,
        Figures total,
        List<Figures> queues,
        List<Figures> channels,
        List<TeamNow> teams,
        List<Quarter> trend) {

    /**
     * A queue, a channel or all of it.
     *
     * @param oldestSince when the contact that waits longest arrived
     * @param later contacts that are held back until their queue opens or their customer wants to be called
     * @param inService contacts with an agent
     * @param serviceLevelNow of the contacts that arrived in the last half hour
     * @param averageSpeedOfAnswerToday seconds
     */
    public record Figures(
            String id,
            String name,
            int waiting,
            @Nullable Instant oldestSince,
            int later,
            int inService,
            long offeredToday,
            long answeredToday,
            long abandonedToday,
            long blockedToday,
            @Nullable Double serviceLevelToday,
            @Nullable Double serviceLevelNow,
            @Nullable Double averageSpeedOfAnswerToday) {}

    /**
     * A team's agents by what they do.
     *
     * @param ready without a contact
     * @param busy with contacts, whatever their presence
     * @param notReady by reason
     */
    public record TeamNow(
            String id, String name, int ready, int busy, Map<String, Integer> notReady, int offline, int waiting) {}

    public record Escalation(
            String contact,
            String queue,
            Channel channel,
            @Nullable String customer,
            RoutingPlan.Rung raisedTo,
            Instant raisedAt,
            Instant arrivedAt) {}

    public record Quarter(
            Instant from,
            long offered,
            long answered,
            long abandoned,
            @Nullable Double serviceLevel) {}
}
