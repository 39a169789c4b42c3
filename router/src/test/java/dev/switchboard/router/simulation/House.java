package dev.switchboard.router.simulation;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Queue;
import dev.switchboard.events.RoutingPlan.Rule;
import dev.switchboard.router.engine.RuleCompiler;
import dev.switchboard.router.simulation.scenario.AgentGroup;
import dev.switchboard.router.simulation.scenario.AgentGroup.Answering;
import dev.switchboard.router.simulation.scenario.Arrivals;
import dev.switchboard.router.simulation.scenario.Arrivals.Flow;
import dev.switchboard.router.simulation.scenario.Arrivals.Request;
import dev.switchboard.router.simulation.scenario.DayProfile;
import dev.switchboard.router.simulation.scenario.Scenario;
import dev.switchboard.router.simulation.scenario.Span;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A contact centre to be simulated, put together by its parts. A kind of contacts goes to the queue of its name. Times in seconds. */
final class House {

    /** Rules of the form {@code kind}. */
    static final RuleCompiler BY_KIND = rules -> contact -> rules.stream()
            .filter(rule -> rule.when().equals(contact.attributes().get("kind")))
            .findFirst()
            .orElse(null);

    static final Duration ALWAYS_FIRST = Duration.ofDays(200);

    private final List<AgentGroup> agents = new ArrayList<>();
    private final List<Arrivals> arrivals = new ArrayList<>();
    private final List<Queue> queues = new ArrayList<>();
    private final Map<Channel, Integer> lines = new HashMap<>();
    private final Duration warmUp;
    private final Duration horizon;

    House(Duration warmUp, Duration horizon) {
        this.warmUp = warmUp;
        this.horizon = horizon;
    }

    House agents(String group, int count, double serviceFactor, String... skills) {
        Map<String, Integer> levels = new HashMap<>();
        for (String skill : skills) {
            levels.put(skill, 5);
        }
        agents.add(new AgentGroup(
                group, count, "all", levels, Map.of(), List.of(), List.of(), serviceFactor, Answering.AT_ONCE));
        return this;
    }

    House calls(String kind, double perSecond, Span service, Span patience) {
        return calls(kind, perSecond, service, patience, Duration.ZERO);
    }

    House calls(String kind, double perSecond, Span service, Span patience, Duration headStart) {
        Request request =
                new Request(Channel.PHONE, new Customer(kind, kind, null), null, null, null, Map.of("kind", kind));
        Flow flow = new Flow.Poisson(DayProfile.constant(perSecond / 1000), 0);
        arrivals.add(new Arrivals(kind, request, flow, service, null, 0, null, patience));
        queues.add(new Queue(
                kind,
                kind,
                "all",
                Map.of(kind, 1),
                headStart,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ZERO,
                List.of()));
        return this;
    }

    House lines(int phone) {
        lines.put(Channel.PHONE, phone);
        return this;
    }

    static Span exponential(double seconds) {
        return new Span.Exponential(seconds * 1000);
    }

    RoutingPlan plan() {
        List<Rule> rules = queues.stream()
                .map(queue -> new Rule(queue.queue(), queue.queue(), queue.queue(), null))
                .toList();
        return new RoutingPlan(
                1,
                queues,
                rules,
                queues.getFirst().queue(),
                Map.of(),
                RoutingPlan.DEFAULT_INTERRUPTS,
                2,
                Duration.ofMinutes(1));
    }

    Scenario scenario() {
        return new Scenario(
                LocalDateTime.parse("2026-01-05T00:00"),
                warmUp,
                horizon,
                Duration.ofDays(1),
                List.of(),
                agents,
                arrivals,
                lines,
                List.of(Duration.ofSeconds(20)),
                List.of());
    }

    Samples sample(long seed, int replications) {
        return new Simulation(scenario(), BY_KIND, Simulation.UNBOUNDED).sample(plan(), seed, replications);
    }
}
