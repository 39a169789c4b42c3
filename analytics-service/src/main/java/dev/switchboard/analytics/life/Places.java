package dev.switchboard.analytics.life;

import dev.switchboard.events.RoutingPlan;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose queue it is and what it promises, and whose agent, as the log had it at that moment. */
public interface Places {

    Optional<RoutingPlan.Queue> queue(String workspace, String queue);

    /** The agent's team; null if there is none. */
    @Nullable
    String teamOf(String workspace, String agent);

    /** What is promised where the plan says nothing (ITU-T E.800 leaves it to the operator; 80/20 is the trade's habit). */
    Duration USUAL_SERVICE_LEVEL = Duration.ofSeconds(20);

    default Duration serviceLevel(String workspace, String queue) {
        return queue(workspace, queue).map(RoutingPlan.Queue::serviceLevel).orElse(USUAL_SERVICE_LEVEL);
    }
}
