package dev.switchboard.router.simulation;

import static dev.switchboard.router.simulation.House.exponential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.switchboard.events.RoutingPlan;
import dev.switchboard.router.plan.CelRules;
import dev.switchboard.router.plan.DefaultPlan;
import dev.switchboard.router.plan.PlanYaml;
import dev.switchboard.router.simulation.scenario.Scenario;
import dev.switchboard.router.simulation.scenario.ScenarioYaml;
import dev.switchboard.router.simulation.scenario.Span;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final String PLAN = """
            queues:
              - {queue: all, team: everybody, wrap_up: 1h, offer_timeout: 20s}
            fallback: all
            """;

    private static final String CALLS = "arrivals: [{kind: call, channel: phone, every: 10m, service: 3m%s}]\n";

    @Test
    void theSameSeedComesToTheSame() {
        House house = busyHouse();
        assertThat(house.sample(7, 3).report()).isEqualTo(house.sample(7, 3).report());
        assertThat(house.sample(8, 3).report()).isNotEqualTo(house.sample(7, 3).report());
    }

    @Test
    void twoPlansSeeTheSameCustomers() {
        Scenario scenario = scenario("""
                horizon: 40h
                agents: [{group: a, count: 3, team: everybody}]
                arrivals: [{kind: call, channel: phone, per_hour: 55, day_variation: 0.2, service: {exponential: 3m}}]
                """);
        var simulation = new Simulation(scenario, new CelRules(), Simulation.UNBOUNDED);
        Samples open = simulation.sample(plan(PLAN), 1, 5);
        Samples closed = simulation.sample(
                plan(PLAN.replace("team: everybody", "team: nobody, steps: [{after: 1m, add_team: everybody}]")), 1, 5);

        assertThat(open.values(Scope.OVERALL, "offered")).isEqualTo(closed.values(Scope.OVERALL, "offered"));
        assertThat(open.report().overall()).isNotEqualTo(closed.report().overall());
        var difference = Objects.requireNonNull(Comparison.of(open, closed).difference());
        assertThat(Objects.requireNonNull(difference.overall().get("meanWait")).high())
                .as("who may answer at once answers sooner, surely")
                .isNegative();
    }

    @Test
    void whoComesAfterTheShiftsIsNotServed() {
        var report = run("""
                start: 2026-01-05T08:00
                horizon: 4h
                drain: 0
                agents: [{group: ava, team: everybody, shifts: [{from: "08:00", to: "10:05"}]}]
                """ + CALLS.formatted(""));

        assertThat(figure(report, "offered")).isEqualTo(23);
        assertThat(figure(report, "answered")).isEqualTo(12);
        assertThat(figure(report, "leftWaiting")).isEqualTo(11);
        // 12 calls of 3 minutes, the last one begun at 10:00 and within the shift
        assertThat(occupancy(report)).isCloseTo(36.0 / 125, within(1e-9));
    }

    @Test
    void aCallBegunIsFinishedAfterTheShift() {
        var report = run("""
                start: 2026-01-05T08:00
                horizon: 1h
                drain: 1h
                agents: [{group: ava, team: everybody, shifts: [{from: "08:00", to: "08:11"}]}]
                """ + CALLS.formatted(""));

        assertThat(figure(report, "answered")).isEqualTo(1);
        assertThat(occupancy(report)).isCloseTo(3.0 / 13, within(1e-9));
    }

    @Test
    void whoFindsNoLineIsBlocked() {
        var report = run("horizon: 2h\nagents: [{group: ava, team: nobody}]\nlines: {phone: 2}\n"
                + CALLS.formatted(", patience: 25m"));

        // two hold the lines, each for 25 minutes; the third finds none
        assertThat(figure(report, "offered")).isEqualTo(11);
        assertThat(figure(report, "blocked")).isEqualTo(3);
        assertThat(figure(report, "abandoned")).isEqualTo(8);
        assertThat(figure(report, "meanWait")).isEqualTo(1500);
    }

    @Test
    void skillAndAgentMakeServiceLonger() {
        String group =
                "horizon: 10h\nagents: [{group: ava, team: everybody, skills: {billing: 2}, service_factor: 1.5}]\n";
        String levels = ", service_by_level: {skill: billing, factors: {1: 2, 3: 1}}";

        var report = run(group + CALLS.formatted(levels));

        // 59 calls of 3 minutes × 1.5 × 2
        assertThat(occupancy(report)).isCloseTo(59 * 9.0 / 600, within(0.01));
    }

    @Test
    void wrapUpKeepsTheAgentBusy() {
        var report = run("horizon: 10h\nagents: [{group: ava, team: everybody}]\n" + CALLS.formatted(", wrap_up: 2m"));

        assertThat(occupancy(report)).isCloseTo(59 * 5.0 / 600, within(0.001));
    }

    @Test
    void aSecondChatSlowsDownTheFirst() {
        String chats = """
                horizon: 10m
                agents: [{group: ava, team: everybody, capacity: {chat: 2}}]
                arrivals: [{kind: chat, channel: chat, every: 4m, service: 6m, slower_together: 1}]
                """;
        var report = run(chats);

        // the first has 2 of its 6 minutes left when the second comes; at half speed both, it ends at 4 + 4 + 4 = 12
        // min;
        // the second has 4 left then, alone, and ends at 16 min: the 6 minutes that count, of 10, are busy
        assertThat(figure(report, "answered")).isEqualTo(2);
        assertThat(figure(report, "waitedShare")).isZero();
        assertThat(occupancy(report)).isCloseTo(0.6, within(1e-9));
        var third = run(chats.replace("horizon: 10m", "horizon: 13m"));
        // 4, 8 and 12 min: the third finds the place that has just come free
        assertThat(figure(third, "meanWait")).isZero();
    }

    @Test
    void agentsWhoMissAndDeclineMakeCustomersWait() {
        String lazy = "horizon: 200h\nagents: [{group: lazy, count: 5, team: everybody%s}]\n" + CALLS.formatted("");
        var prompt = run(lazy.formatted(", answers_after: 4s"));
        assertThat(figure(prompt, "meanWait")).isEqualTo(4);

        var missing = run(lazy.formatted(", misses: 0.5, returns_after: 2m"));
        assertThat(figure(missing, "answered")).isEqualTo(figure(missing, "offered"));
        // each offer is missed with probability ½ and then takes 20 s: ½ · 20 + ¼ · 40 + … = 20 s, a little more when
        // nobody is left
        assertThat(figure(missing, "meanWait")).isBetween(17.0, 26.0);

        // 2 s each time, 4 s on average; one in 32 is declined by all five and waits for the end of a cool-down of a
        // minute
        var declining = run(lazy.formatted(", declines: 0.5, answers_after: 2s"));
        assertThat(figure(declining, "meanWait")).isBetween(5.0, 7.0);
    }

    @Test
    void daysDifferByTheGivenVariation() {
        Scenario scenario = scenario("""
                horizon: 24h
                agents: [{group: a, count: 100, team: everybody}]
                arrivals: [{kind: call, channel: phone, per_hour: 100, day_variation: 0.3, service: 1m}]
                """);
        double[] offered = new Simulation(scenario, new CelRules(), Simulation.UNBOUNDED)
                .sample(plan(PLAN), 3, 200)
                .values(Scope.OVERALL, "offered");
        double mean = java.util.Arrays.stream(offered).average().orElseThrow();
        double variance = java.util.Arrays.stream(offered)
                        .map(n -> (n - mean) * (n - mean))
                        .sum()
                / (offered.length - 1);

        assertThat(mean).isCloseTo(2400, within(150.0));
        // a mixed Poisson distribution: variance = mean + (0.3 mean)²
        assertThat(Math.sqrt(variance) / mean).isCloseTo(0.3, within(0.05));
    }

    @Test
    void anAgentsOwnOrderOfQueuesCounts() {
        String scenario = """
                horizon: 1h
                agents: [{group: ava, team: everybody%s}]
                arrivals:
                  - {kind: early, channel: phone, every: 5m, service: 6m, attributes: {queue: a}}
                  - {kind: late, channel: phone, every: 7m, service: 6m, attributes: {queue: b}}
                """;
        String plan = """
                queues: [{queue: a, team: everybody}, {queue: b, team: everybody}]
                rules: [{name: b, when: attributes.queue == "b", queue: b}]
                fallback: a
                """;
        var asTheyCome = run(scenario.formatted(""), plan);
        var laterFirst = run(scenario.formatted(", queues: [b, a]"), plan);

        assertThat(figure(Objects.requireNonNull(laterFirst.queues().get("b")), "meanWait"))
                .isLessThan(figure(Objects.requireNonNull(asTheyCome.queues().get("b")), "meanWait") / 2);
    }

    @Test
    void anOfferToSeveralIsOneContactInOneHand() {
        var report = run("""
                horizon: 10h
                agents: [{group: team, count: 3, team: everybody, answers_after: {exponential: 5s}}]
                arrivals: [{kind: call, channel: phone, every: 10m, service: 3m}]
                """, PLAN.replace("offer_timeout: 20s", "offer_timeout: 10m, offer_to: 3"));

        assertThat(figure(report, "answered")).isEqualTo(59);
        assertThat(figure(report, "meanWait"))
                .as("the fastest of three, each of whom takes 5 s on average")
                .isCloseTo(5 / 3.0, within(0.8));
        // 59 calls of 3 minutes, and a few seconds in which all three were asked
        assertThat(figure(Objects.requireNonNull(report.groups().get("team")), Metric.OCCUPANCY))
                .isCloseTo(59 * (180 + 5) / (3 * 36_000.0), within(0.01));
    }

    @Test
    void whoIsCalledBackHoldsNoLineAndDoesNotLoseHeart() {
        var report =
                run("""
                horizon: 100m
                lines: {phone: 2}
                agents: [{group: ava, team: everybody}]
                arrivals: [{kind: call, channel: phone, every: 10m, service: 30m, patience: 25m}]
                """, PLAN.replace("{queue: all,", "{queue: all, places: 0, full: {phone: {call_back: soon}},"));

        // only the first is not diverted, or all of them are: but nobody is blocked, and nobody leaves
        assertThat(figure(report, "callbacks")).isGreaterThanOrEqualTo(8);
        assertThat(figure(report, "blocked") + figure(report, "abandoned")).isZero();
        assertThat(figure(report, "answered")).isEqualTo(9);
    }

    @Test
    void theEnginesExpectationIsHeldAgainstWhatHappened() {
        // a call each minute, each served for two by one of three: nobody waits, so nobody asks
        String scenario = "horizon: 20h\nagents: [{group: ava, count: %d, team: everybody}]\n"
                + "arrivals: [{kind: call, channel: phone, every: 1m, service: 2m}]\n";
        assertThat(run(scenario.formatted(3)).overall()).doesNotContainKey("expectedWaitError");

        // with one agent the line grows by a place every other minute and moves by one every two: as regular as can be
        var report = run(scenario.formatted(1));
        assertThat(figure(report, "meanWait")).isGreaterThan(3000);
        assertThat(figure(report, "expectedWaitError")).isLessThan(figure(report, "meanWait") / 20);
    }

    @Test
    void managersTakeWhatIsRaisedToThem() {
        var report = run("""
                horizon: 2h
                teams: [{team: billing, manager: mona}]
                agents: [{group: mona, team: company}]
                arrivals:
                  - {kind: call, channel: phone, every: 10m, service: 3m, attributes: {topic: billing}}
                """, DefaultPlan.yaml());

        assertThat(figure(report, "answered")).isEqualTo(11);
        assertThat(figure(report, "meanWait")).isEqualTo(120);
        assertThat(figure(report, "escalated")).isEqualTo(11);
        assertThat(figure(report, "escalationSteps")).isEqualTo(33);
        assertThat(figure(Objects.requireNonNull(report.queues().get("billing")), "offered"))
                .isEqualTo(11);
    }

    @Test
    void tooLongASimulationIsGivenUp() {
        var simulation = new Simulation(busyHouse().scenario(), House.BY_KIND, 1000);
        assertThatThrownBy(() -> simulation.run(busyHouse().plan(), null, 1, 1000))
                .isInstanceOf(TooLarge.class);
    }

    @Test
    void oneReplicationHasNoInterval() {
        Estimate single = Objects.requireNonNull(
                busyHouse().sample(1, 1).report().overall().get("meanWait"));
        assertThat(single.low()).isNull();
        assertThat(Estimate.of(new double[] {1, 2, 3}).orElseThrow().high())
                .as("2 ± 4.303 · 1 / √3")
                .isCloseTo(4.484, within(0.001));
    }

    private static House busyHouse() {
        return new House(Duration.ofMinutes(30), Duration.ofHours(5))
                .agents("a", 4, 1, "call")
                .calls("call", 4 / 180.0, exponential(180), new Span.Exponential(60_000));
    }

    private static SimulationReport run(String scenario) {
        return run(scenario, PLAN);
    }

    private static SimulationReport run(String scenario, String plan) {
        return new Simulation(scenario(scenario), new CelRules(), Simulation.UNBOUNDED)
                .run(plan(plan), null, 1, 1)
                .plan();
    }

    private static double figure(SimulationReport report, String key) {
        return figure(report.overall(), key);
    }

    private static double figure(Map<String, Estimate> figures, String key) {
        return Objects.requireNonNull(figures.get(key), key).mean();
    }

    /** Of ava, where she is alone. */
    private static double occupancy(SimulationReport report) {
        return figure(Objects.requireNonNull(report.groups().get("ava")), Metric.OCCUPANCY);
    }

    private static RoutingPlan plan(String yaml) {
        return ((PlanYaml.Outcome.Plan) PlanYaml.read(yaml, 1)).plan();
    }

    private static Scenario scenario(String yaml) {
        var outcome = ScenarioYaml.read(yaml, ScenarioYaml.Attachments.of(Map.of()));
        assertThat(outcome).isInstanceOf(ScenarioYaml.Outcome.Read.class);
        return ((ScenarioYaml.Outcome.Read) outcome).scenario();
    }
}
