package dev.switchboard.router.simulation.scenario;

import dev.switchboard.events.Channel;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.Team;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * What is simulated: who works when, who asks for what. Times of the day are those of {@code start}; there is no summer time. Thread-safe.
 *
 * @param warmUp at the beginning: whoever arrives then is served, but not counted
 * @param horizon how long customers arrive, warm-up included
 * @param drain how long, after that, those who are there are still served
 * @param teams the tree; a team that is only named by agents or queues needs no entry
 * @param lines calls (contacts) that a channel can hold, from arrival until the customer is gone; who comes beyond is blocked; a
 *     channel that is missing has no bound
 * @param thresholds waits for which the service level is told
 * @param changes what changes while time passes, as commands in the order of their times: roster, teams
 */
public record Scenario(
        LocalDateTime start,
        Duration warmUp,
        Duration horizon,
        Duration drain,
        List<Team> teams,
        List<AgentGroup> agents,
        List<Arrivals> arrivals,
        Map<Channel, Integer> lines,
        List<Duration> thresholds,
        List<Change> changes) {

    /** The workspace of everything simulated; commands of {@code changes} name it. */
    public static final String WORKSPACE = "simulated";

    public Scenario {
        teams = List.copyOf(teams);
        agents = List.copyOf(agents);
        arrivals = List.copyOf(arrivals);
        lines = Map.copyOf(lines);
        thresholds = List.copyOf(thresholds);
        changes = List.copyOf(changes);
    }

    /** In epoch milliseconds, as if the place were Greenwich. */
    public long startMillis() {
        return start.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /**
     * Somebody changes something.
     *
     * @param command anything but what customers ask and agents answer
     */
    public record Change(Instant at, RoutingCommand command) {}
}
