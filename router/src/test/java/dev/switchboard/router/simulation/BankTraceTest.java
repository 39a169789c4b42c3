package dev.switchboard.router.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.router.plan.CelRules;
import dev.switchboard.router.plan.PlanYaml;
import dev.switchboard.router.simulation.BankCalls.Call;
import dev.switchboard.router.simulation.scenario.Arrivals;
import dev.switchboard.router.simulation.scenario.KaplanMeier;
import dev.switchboard.router.simulation.scenario.Scenario;
import dev.switchboard.router.simulation.scenario.Span;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * January of a real call centre, call by call, one agent group for each real server, simulated under a plan like the bank's: a queue
 * for each kind of service, priority 2 ahead by 90 seconds. What the log knows is taken from it: arrivals, kinds, services, and the
 * patience of those who hung up; that of the others is drawn from the Kaplan-Meier estimate, beyond what they showed.
 */
class BankTraceTest {

    private static final LocalDateTime JANUARY = LocalDateTime.parse("1999-01-01T00:00");
    private static final int REPLICATIONS = 5;

    @Test
    void januaryComesOutLikeItself() throws Exception {
        assumeTrue(
                Files.isDirectory(BankCalls.folder()),
                "the bank's log is not here: " + BankCalls.folder() + " (-Dswitchboard.anonymous-bank=DIR)");
        List<Call> calls = BankCalls.of("january").stream()
                .filter(call -> !call.answered() || call.isServedByKnown())
                .toList();
        double hungUp = calls.stream().filter(call -> !call.answered()).count() / (double) calls.size();
        double waited = calls.stream().filter(call -> call.waited() > 0).count() / (double) calls.size();
        double meanWait = calls.stream().mapToInt(Call::waited).average().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "January of the bank: %,d calls for %d servers%n  %-51s abandoned %5.2f %%          waited %5.1f %%          mean wait %5.1f s%n",
                calls.size(),
                BankServer.of(calls).size(),
                "as it was",
                hungUp * 100,
                waited * 100,
                meanWait);

        SimulationReport never =
                simulate("at work from the first call to the last of each day", calls, Duration.ofDays(1), false);
        SimulationReport breaks =
                simulate("away where 5 min passed without a call", calls, Duration.ofMinutes(5), false);
        SimulationReport wrapUps =
                simulate("... and busy after calls while others waited", calls, Duration.ofMinutes(5), true);

        List<BankServer> servers = BankServer.of(calls);
        List<Call> queued = calls.stream().filter(call -> call.waited() > 0).toList();
        long besideSomebodyIdle = queued.stream()
                .filter(call -> servers.stream().anyMatch(server -> server.isBetweenCalls(call, Duration.ofMinutes(5))))
                .count();
        System.out.printf(
                Locale.ROOT,
                "  why: when they came, a server with the skill was between two calls no more than 5 min apart for %.0f %% of those who waited%n",
                100.0 * besideSomebodyIdle / queued.size());

        assertThat(figure(never, "offered")).isEqualTo(calls.size());
        assertThat(figure(never, "abandonedShare")).isLessThan(hungUp);
        assertThat(besideSomebodyIdle)
                .as("agents of flesh and blood are not there all the time")
                .isGreaterThan(queued.size() / 3);
        assertThat(figure(breaks, "meanWait")).isGreaterThan(figure(never, "meanWait"));
        assertThat(figure(wrapUps, "meanWait")).isGreaterThan(figure(breaks, "meanWait"));
    }

    private static SimulationReport simulate(String title, List<Call> calls, Duration longestPause, boolean wrapUps) {
        var scenario = scenario(calls, longestPause, wrapUps);
        var report = new Simulation(scenario, new CelRules(), Simulation.UNBOUNDED)
                .run(plan(calls), null, 1999, REPLICATIONS)
                .plan();
        System.out.printf(
                Locale.ROOT,
                "  %-51s abandoned %s  waited %s  mean wait %s s%n",
                title,
                told(report, "abandonedShare", 100, "%5.2f ±%4.2f %%"),
                told(report, "waitedShare", 100, "%5.1f ±%4.2f %%"),
                told(report, "meanWait", 1, "%5.1f ±%4.1f"));
        return report;
    }

    private static String told(SimulationReport report, String key, double unit, String form) {
        Estimate estimate = Objects.requireNonNull(report.overall().get(key));
        return String.format(
                Locale.ROOT,
                form,
                estimate.mean() * unit,
                (Objects.requireNonNull(estimate.high()) - estimate.mean()) * unit);
    }

    private static double figure(SimulationReport report, String key) {
        return Objects.requireNonNull(report.overall().get(key)).mean();
    }

    private static RoutingPlan plan(List<Call> calls) {
        var yaml = new StringBuilder("queues:\n");
        List<String> kinds = calls.stream().map(Call::type).distinct().sorted().toList();
        kinds.forEach(kind ->
                yaml.append("  - {queue: %s, team: bank, skills: {%s: 1}, wrap_up: 15m}%n".formatted(kind, kind)));
        yaml.append("rules:\n");
        kinds.forEach(kind -> yaml.append(
                "  - {name: first %s, when: attributes.kind == '%s' && attributes.priority == '2', queue: %s, head_start: 90s}%n"
                        .formatted(kind, kind, kind)));
        kinds.forEach(kind ->
                yaml.append("  - {name: %s, when: attributes.kind == '%s', queue: %s}%n".formatted(kind, kind, kind)));
        yaml.append("fallback: PS\n");
        return ((PlanYaml.Outcome.Plan) PlanYaml.read(yaml.toString(), 1)).plan();
    }

    private static Scenario scenario(List<Call> calls, Duration longestPause, boolean wrapUps) {
        List<BankServer> servers = BankServer.of(calls);
        Span wrapUp = new Span.Empirical(servers.stream()
                .flatMap(server -> server.afterCalls(longestPause).stream())
                .toList());
        var someCall = new Arrivals.Request(Channel.PHONE, new Customer("c", "c", null), null, null, null, Map.of());
        return new Scenario(
                JANUARY,
                Duration.ZERO,
                Duration.ofDays(31),
                Duration.ofHours(1),
                List.of(),
                servers.stream().map(server -> server.group(longestPause)).toList(),
                List.of(new Arrivals(
                        "call",
                        someCall,
                        new Arrivals.Flow.Trace(trace(calls)),
                        new Span.Fixed(0),
                        null,
                        0,
                        wrapUps ? wrapUp : null,
                        new Span.Endless())),
                Map.of(),
                List.of(Duration.ofSeconds(20)),
                List.of());
    }

    private static List<Arrivals.Traced> trace(List<Call> calls) {
        KaplanMeier patience = KaplanMeier.of(calls.stream()
                .map(call -> new KaplanMeier.Wait(call.waited() * 1000.0, !call.answered()))
                .toList());
        Span services = new Span.Empirical(calls.stream()
                .filter(Call::answered)
                .map(call -> call.service() * 1000.0)
                .toList());
        Map<String, Arrivals.Request> requests = new HashMap<>();
        return calls.stream()
                .map(call -> new Arrivals.Traced(
                        millis(call.arrived()),
                        requests.computeIfAbsent(call.type() + call.priority(), alike -> request(call)),
                        // what it would have taken to serve those who hung up, nobody knows
                        call.answered() ? new Span.Fixed(call.service() * 1000.0) : services,
                        null,
                        call.answered()
                                ? new Span.Patience(patience, call.waited() * 1000.0)
                                : new Span.Fixed(call.waited() * 1000.0)))
                .toList();
    }

    private static Arrivals.Request request(Call call) {
        return new Arrivals.Request(
                Channel.PHONE,
                new Customer("c", "c", null),
                null,
                null,
                null,
                Map.of("kind", call.type(), "priority", String.valueOf(call.priority())));
    }

    private static long millis(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
