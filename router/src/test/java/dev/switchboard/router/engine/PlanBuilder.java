package dev.switchboard.router.engine;

import dev.switchboard.events.CentrePolicy;
import dev.switchboard.events.Channel;
import dev.switchboard.events.OpeningHours;
import dev.switchboard.events.QueuePolicy;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Queue;
import dev.switchboard.events.RoutingPlan.Rung;
import dev.switchboard.events.RoutingPlan.Step;
import dev.switchboard.events.RoutingPlan.Widening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plan of the seeded contact centre, to be varied. */
final class PlanBuilder {
    int version = 1;
    List<String> queues = List.of("billing", "technical", "orders");
    List<Step> steps = List.of(
            new Step(Duration.ofSeconds(30), new Widening.LowerLevel(2)),
            new Step(Duration.ofSeconds(60), new Widening.AddTeam("service")),
            new Step(Duration.ofSeconds(120), new Widening.Raise(Rung.MANAGER)),
            new Step(Duration.ofSeconds(240), new Widening.Raise(Rung.SENIOR_MANAGER)),
            new Step(Duration.ofSeconds(480), new Widening.Raise(Rung.VICE_PRESIDENT)));
    Duration wrapUp = Duration.ofSeconds(30);
    Duration serviceLevel = Duration.ofHours(1);
    Duration coolDown = Duration.ofSeconds(30);
    Map<Channel, Integer> capacity = Map.of();
    Map<Channel, Set<Channel>> interrupts = RoutingPlan.DEFAULT_INTERRUPTS;
    Duration generalHeadStart = Duration.ZERO;
    /** What else a queue says, by its id. */
    Map<String, QueuePolicy> policies = Map.of();

    List<OpeningHours> hours = List.of();

    CentrePolicy.Crisis crisis = CentrePolicy.Crisis.USUAL;

    @Nullable
    Duration billingRuleHeadStart = null;

    RoutingPlan build() {
        List<Queue> all = new ArrayList<>();
        queues.forEach(queue -> all.add(queue(queue, queue, Map.of(queue, 3), Duration.ZERO)));
        all.add(queue("general", "service", Map.of(), generalHeadStart));
        List<RoutingPlan.Rule> rules = queues.stream()
                .map(queue -> new RoutingPlan.Rule(
                        queue + "-topic",
                        "topic=" + queue,
                        queue,
                        queue.equals("billing") ? billingRuleHeadStart : null))
                .toList();
        var policy = new CentrePolicy(hours, null, null, CentrePolicy.Reopening.USUAL, crisis);
        return new RoutingPlan(version, all, rules, "general", capacity, interrupts, 3, coolDown, policy);
    }

    private Queue queue(String id, String team, Map<String, Integer> skills, Duration headStart) {
        return new Queue(
                id,
                id,
                team,
                skills,
                headStart,
                serviceLevel,
                Duration.ofSeconds(20),
                wrapUp,
                steps,
                policies.getOrDefault(id, QueuePolicy.USUAL));
    }
}
