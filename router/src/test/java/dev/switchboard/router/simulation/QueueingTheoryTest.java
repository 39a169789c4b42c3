package dev.switchboard.router.simulation;

import static dev.switchboard.router.simulation.House.exponential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.switchboard.router.simulation.scenario.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The simulator, engine included, against exact formulas: each must lie in the simulation's own interval, which is wide enough
 * (99.9 %) for a right simulator to pass under any seed but one in a thousand; the seeds are fixed. Prints the table.
 */
class QueueingTheoryTest {

    private static final double CONFIDENCE = 0.999;
    private static final int REPLICATIONS = 30;
    private static final Duration WARM_UP = Duration.ofHours(5);
    private static final Duration HORIZON = Duration.ofHours(245);
    private static final Span FOREVER = new Span.Endless();
    private static final double SERVICE_SECONDS = 180;
    private static final double SERVICES = 1 / SERVICE_SECONDS;

    private static final List<String> TABLE = new ArrayList<>();

    @AfterAll
    static void printTheTable() {
        System.out.println("formula against simulation (99.9 % interval):");
        TABLE.forEach(System.out::println);
    }

    @Test
    void asManyLinesAsAgentsIsErlangB() {
        double load = 8;
        Samples samples = new House(WARM_UP, HORIZON)
                .agents("a", 10, 1, "call")
                .calls("call", load * SERVICES, exponential(SERVICE_SECONDS), FOREVER)
                .lines(10)
                .sample(1, REPLICATIONS);
        agree(
                "Erlang-B 10 agents, 8 Erlang",
                "blocked",
                Erlang.blocked(10, load),
                samples,
                "blockedShare",
                Scope.OVERALL);
        assertThat(samples.values(Scope.OVERALL, "waitedShare")).containsOnly(0);
    }

    @Test
    void patientCallersAreErlangC() {
        double arrivals = 8 * SERVICES;
        Samples samples = new House(WARM_UP, HORIZON)
                .agents("a", 10, 1, "call")
                .calls("call", arrivals, exponential(SERVICE_SECONDS), FOREVER)
                .sample(2, REPLICATIONS);
        String model = "Erlang-C 10 agents, 8 Erlang";
        agree(model, "waits", Erlang.waits(10, 8), samples, "waitedShare", Scope.OVERALL);
        agree(model, "mean wait s", Erlang.meanWait(10, arrivals, SERVICES), samples, "meanWait", Scope.OVERALL);
        double level = Erlang.answeredWithin(20, 10, arrivals, SERVICES);
        agree(model, "within 20 s", level, samples, "serviceLevel20s", Scope.OVERALL);
        agree(model, "occupancy", 0.8, samples, Metric.OCCUPANCY, new Scope(Scope.Of.GROUP, "a"));
    }

    @Test
    void impatientCallersAreErlangA() {
        double arrivals = 10 * SERVICES;
        Samples samples = new House(WARM_UP, HORIZON)
                .agents("a", 10, 1, "call")
                .calls("call", arrivals, exponential(SERVICE_SECONDS), exponential(120))
                .sample(3, REPLICATIONS);
        var exact = Erlang.A.of(10, arrivals, SERVICES, 1 / 120.0);
        String model = "Erlang-A 10 agents, 10 Erlang";
        agree(model, "waits", exact.waits(), samples, "waitedShare", Scope.OVERALL);
        agree(model, "abandons", exact.abandons(), samples, "abandonedShare", Scope.OVERALL);
        agree(model, "mean wait s", exact.meanWait(), samples, "meanWait", Scope.OVERALL);
    }

    @Test
    void aHugeHeadStartIsAPriorityClass() {
        double[] arrivals = {1.2 * SERVICES, 1.6 * SERVICES, 1.2 * SERVICES};
        Span service = exponential(SERVICE_SECONDS);
        Samples samples = new House(WARM_UP, HORIZON)
                .agents("a", 5, 1, "gold", "silver", "bronze")
                .calls("gold", arrivals[0], service, FOREVER, House.ALWAYS_FIRST)
                .calls("silver", arrivals[1], service, FOREVER, House.ALWAYS_FIRST.dividedBy(2))
                .calls("bronze", arrivals[2], service, FOREVER)
                .sample(4, REPLICATIONS);
        String[] classes = {"gold", "silver", "bronze"};
        for (int k = 1; k <= 3; k++) {
            double exact = Erlang.priorityWait(k, 5, arrivals, SERVICES);
            var queue = new Scope(Scope.Of.QUEUE, classes[k - 1]);
            agree("M/M/5 priorities, " + classes[k - 1], "mean wait s", exact, samples, "meanWait", queue);
        }
    }

    /** Class a may go to agents 1 and 2, b to 2 and 3, c to 3 alone; agent 2 is slower, agent 3 faster. */
    @Test
    void aChainOfThreeAgentsHasTheProductForm() {
        double[] arrivals = {0.7 * SERVICES, 0.8 * SERVICES, 0.6 * SERVICES};
        double[] factors = {1, 1.25, 0.8};
        double[] services = {SERVICES / factors[0], SERVICES / factors[1], SERVICES / factors[2]};
        var exact = new FcfsAlis(arrivals, services, new int[] {0b011, 0b110, 0b100});
        Samples samples = new House(WARM_UP, HORIZON.multipliedBy(2))
                .agents("1", 1, factors[0], "a")
                .agents("2", 1, factors[1], "a", "b")
                .agents("3", 1, factors[2], "b", "c")
                .calls("a", arrivals[0], exponential(SERVICE_SECONDS), FOREVER)
                .calls("b", arrivals[1], exponential(SERVICE_SECONDS), FOREVER)
                .calls("c", arrivals[2], exponential(SERVICE_SECONDS), FOREVER)
                .sample(5, REPLICATIONS);
        String[] classes = {"a", "b", "c"};
        for (int type = 0; type < 3; type++) {
            var queue = new Scope(Scope.Of.QUEUE, classes[type]);
            String model = "FCFS-ALIS chain, class " + classes[type];
            agree(model, "waits", exact.waits(type), samples, "waitedShare", queue);
            agree(model, "mean wait s", exact.meanWait(type), samples, "meanWait", queue);
        }
        for (int server = 0; server < 3; server++) {
            var group = new Scope(Scope.Of.GROUP, String.valueOf(server + 1));
            String model = "FCFS-ALIS chain, agent " + (server + 1);
            agree(model, "occupancy", exact.busy(server), samples, Metric.OCCUPANCY, group);
        }
    }

    @Test
    void theProductFormIsThatOfTheMarkovChain() {
        double[] arrivals = {0.3, 0.35, 0.25};
        double[] services = {1, 0.8, 1.25};
        int[] able = {0b011, 0b110, 0b100};
        var exact = new FcfsAlis(arrivals, services, able);
        var chain = new FcfsAlisChain(arrivals, services, able, 8);
        for (int type = 0; type < 3; type++) {
            assertThat(chain.waits(type)).isCloseTo(exact.waits(type), within(1e-4));
            assertThat(chain.meanWait(type)).isCloseTo(exact.meanWait(type), within(1e-3));
            assertThat(chain.busy(type)).isCloseTo(exact.busy(type), within(1e-4));
        }
    }

    @Test
    void oneClassOfAlikeAgentsIsErlangCInEveryFormula() {
        var form = new FcfsAlis(new double[] {2}, new double[] {1, 1, 1}, new int[] {0b111});
        assertThat(form.waits(0)).isCloseTo(Erlang.waits(3, 2), within(1e-12));
        assertThat(form.meanWait(0)).isCloseTo(Erlang.meanWait(3, 2, 1), within(1e-12));
        assertThat(Erlang.priorityWait(1, 3, new double[] {2}, 1)).isCloseTo(Erlang.meanWait(3, 2, 1), within(1e-12));
        assertThat(Erlang.A.of(3, 2, 1, 1e-9).meanWait()).isCloseTo(Erlang.meanWait(3, 2, 1), within(1e-6));
    }

    private static void agree(String model, String what, double exact, Samples samples, String key, Scope scope) {
        Estimate simulated = Estimate.of(samples.values(scope, key), CONFIDENCE).orElseThrow();
        TABLE.add(String.format(
                Locale.ROOT,
                "  %-32s %-12s %9.4f   simulated %9.4f   [%9.4f, %9.4f]",
                model,
                what,
                exact,
                simulated.mean(),
                simulated.low(),
                simulated.high()));
        assertThat(simulated.contains(exact))
                .as("%s, %s: %s should be in %s", model, what, exact, simulated)
                .isTrue();
    }
}
