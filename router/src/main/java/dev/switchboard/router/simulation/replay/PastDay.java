package dev.switchboard.router.simulation.replay;

import dev.switchboard.events.RoutingPlan;
import dev.switchboard.router.engine.RuleCompiler;
import dev.switchboard.router.simulation.scenario.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A past day: what happened, and the scenario of it. Who came, who was there and how long things took is the log's; what agents would
 * have done with other offers nobody knows: in the scenario they accept all, after the delays that they had.
 *
 * @param contacts that arrived within the time asked for, in order of arrival
 * @param occupancy by agent: the share of the time at work in which something was in hand
 * @param plan in force at the beginning; null if the log has none
 */
public record PastDay(
        List<PastContact> contacts,
        Map<String, Double> occupancy,
        @Nullable RoutingPlan plan,
        Scenario scenario) {

    public PastDay {
        contacts = List.copyOf(contacts);
        occupancy = Map.copyOf(occupancy);
    }

    /**
     * Lets the very engine decide the commands again, which comes to what it came to then, and takes notes.
     *
     * @param commands in their order, from the beginning of the log (or from any time at which nobody had signed in)
     * @param from contacts that arrived earlier are no part of it
     */
    public static PastDay of(
            List<LoggedCommand> commands, String workspace, Instant from, Instant to, RuleCompiler rules) {
        return new Retelling(workspace, from, to, rules).tell(commands);
    }
}
