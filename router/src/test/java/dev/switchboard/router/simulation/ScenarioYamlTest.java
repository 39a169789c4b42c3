package dev.switchboard.router.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Channel;
import dev.switchboard.router.problem.FieldProblem;
import dev.switchboard.router.simulation.scenario.AgentGroup;
import dev.switchboard.router.simulation.scenario.Arrivals;
import dev.switchboard.router.simulation.scenario.Scenario;
import dev.switchboard.router.simulation.scenario.ScenarioYaml;
import dev.switchboard.router.simulation.scenario.ScenarioYaml.Attachments;
import dev.switchboard.router.simulation.scenario.ScenarioYaml.Outcome;
import dev.switchboard.router.simulation.scenario.Shift;
import dev.switchboard.router.simulation.scenario.Span;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenarioYamlTest {

    private static final String ONE_OF_EACH = """
            horizon: 8h
            agents: [{group: ava}]
            arrivals: [{kind: call, channel: phone, per_hour: 10, service: 3m}]
            """;

    @Test
    void whatIsLeftOutHasADefault() {
        Scenario scenario = read(ONE_OF_EACH);

        assertThat(scenario.warmUp()).isZero();
        assertThat(scenario.drain()).isEqualTo(Duration.ofDays(1));
        assertThat(scenario.thresholds()).containsExactly(Duration.ofSeconds(20));
        AgentGroup ava = scenario.agents().getFirst();
        assertThat(ava.profiles())
                .singleElement()
                .satisfies(profile -> assertThat(profile.agent()).isEqualTo("ava"));
        assertThat(ava.shifts()).isEmpty();
        assertThat(ava.answering().isAtOnce()).isTrue();
        Arrivals call = scenario.arrivals().getFirst();
        assertThat(call.patience()).isEqualTo(new Span.Endless());
        assertThat(call.wrapUp()).isNull();
    }

    @Test
    void everySpanHasItsForm() {
        Scenario scenario = read("""
                horizon: 8h
                agents: [{group: ava}]
                arrivals:
                  - {kind: a, channel: phone, every: 1m, service: 3m, patience: none}
                  - {kind: b, channel: phone, every: 1m, service: {exponential: 3m}, patience: {exponential: 90s}}
                  - {kind: c, channel: phone, every: 1m, service: {log_normal: {median: 2m, sigma: 1.5}}}
                  - {kind: d, channel: phone, every: 1m, service: {log_normal: {mean: 2m, deviation: 2m}}}
                  - {kind: e, channel: phone, every: 1m, service: {values: [1s, 2m]}}
                """);

        assertThat(scenario.arrivals().get(0).service()).isEqualTo(new Span.Fixed(180_000));
        assertThat(scenario.arrivals().get(1).service()).isEqualTo(new Span.Exponential(180_000));
        assertThat(scenario.arrivals().get(2).service()).isEqualTo(new Span.LogNormal(Math.log(120_000), 1.5));
        assertThat(((Span.LogNormal) scenario.arrivals().get(3).service()).sigma())
                .isEqualTo(Math.sqrt(Math.log(2)));
        assertThat(((Span.Empirical) scenario.arrivals().get(4).service()).millis())
                .containsExactly(1_000.0, 120_000.0);
    }

    @Test
    void shiftsMayPassMidnightAndBelongToOneDay() {
        Scenario scenario = read("""
                horizon: 8h
                agents:
                  - group: night
                    count: 2
                    shifts: [{from: "22:00", to: "06:00"}, {date: 2026-01-06, from: "08:00:30", to: "24:00"}]
                arrivals: [{kind: call, channel: phone, per_hour: 10, service: 3m}]
                """);

        assertThat(scenario.agents().getFirst().shifts())
                .containsExactly(
                        new Shift(null, 22 * 3_600_000L, 30 * 3_600_000L),
                        new Shift(LocalDate.parse("2026-01-06"), 8 * 3_600_000L + 30_000, Shift.DAY));
        assertThat(scenario.agents().getFirst().profiles())
                .extracting(profile -> profile.agent())
                .containsExactly("night-1", "night-2");
    }

    @Test
    void ratesHoldUntilTheNextTime() {
        Scenario scenario = read("""
                horizon: 8h
                agents: [{group: ava}]
                arrivals: [{kind: call, channel: phone, per_hour: {"08:00": 36, "17:30": 0}, service: 3m}]
                """);

        var rates = ((Arrivals.Flow.Poisson) scenario.arrivals().getFirst().flow()).rates();
        assertThat(rates.rateAt(9 * 3_600_000.0)).isEqualTo(36 / 3_600_000.0);
        assertThat(rates.rateAt(18 * 3_600_000.0)).isZero();
        assertThat(rates.rateAt(0)).isZero();
        assertThat(rates.nextChange(9 * 3_600_000.0)).isEqualTo(17.5 * 3_600_000);
        assertThat(rates.nextChange(18 * 3_600_000.0)).isEqualTo(Shift.DAY);
    }

    @Test
    void aTraceTellsWhoCameWhenAndHowLongItTook() {
        String csv = """
                arrival,kind,priority,service,patience
                2026-01-05T08:00:10,billing,2,30.5,
                08:00:05,orders,,12,60
                3,orders,,9,
                """;
        Outcome outcome = ScenarioYaml.read("""
                start: 2026-01-05T08:00
                horizon: 1h
                agents: [{group: ava}]
                arrivals: [{kind: all, channel: chat, trace: calls.csv, patience: {exponential: 1m}}]
                """, Attachments.of(Map.of("calls.csv", csv)));

        Scenario scenario = ((Outcome.Read) outcome).scenario();
        List<Arrivals.Traced> contacts =
                ((Arrivals.Flow.Trace) scenario.arrivals().getFirst().flow()).contacts();
        assertThat(contacts)
                .extracting(contact -> contact.at() - scenario.startMillis())
                .containsExactly(3_000L, 5_000L, 10_000L);
        assertThat(contacts.get(1).patience()).isEqualTo(new Span.Fixed(60_000));
        assertThat(contacts.get(2).service()).isEqualTo(new Span.Fixed(30_500));
        assertThat(contacts.get(2).patience()).isNull();
        assertThat(contacts.get(2).request().channel()).isEqualTo(Channel.CHAT);
        assertThat(contacts.get(2).request().attributes()).isEqualTo(Map.of("kind", "billing", "priority", "2"));
        assertThat(contacts.get(0).request()).isSameAs(contacts.get(1).request());
    }

    @Test
    void servicesOfThePastAreDrawnFromAFile() {
        Outcome outcome = ScenarioYaml.read(
                ONE_OF_EACH.replace("service: 3m", "service: {csv: past.csv}"),
                Attachments.of(Map.of("past.csv", "seconds\n12.5\n40\n")));

        Span service = ((Outcome.Read) outcome).scenario().arrivals().getFirst().service();
        assertThat(((Span.Empirical) service).millis()).containsExactly(12_500.0, 40_000.0);
        assertThat(mistakes(ONE_OF_EACH.replace("service: 3m", "service: {csv: past.csv}")))
                .extracting(FieldProblem::path)
                .containsExactly("arrivals[0].service.csv");
    }

    @Test
    void everyMistakeIsToldAtOnceWithPlaceAndValue() {
        List<FieldProblem> problems = mistakes("""
                start: yesterday
                horizon: 8h
                warm_up: 9h
                thresholds: [20s, soon]
                lines: {fax: 3}
                colour: red
                teams: [{team: a}, {team: a}]
                agents:
                  - {group: x, count: 0, skills: {billing: 11}, misses: 2}
                  - {group: x, shifts: [{from: "8 o'clock", to: "17:00"}]}
                arrivals:
                  - {kind: k, channel: pigeon, per_hour: -1, service: {exponential: 0s}}
                  - {kind: l, channel: phone, per_hour: 1, every: 1s, service: none}
                  - {kind: m, channel: phone, per_hour: {"25:00": 3}, service: 1m, patience: {weibull: 3}}
                  - {kind: n, channel: phone, trace: gone.csv, service: 1m, service_by_level: {skill: s, factors: {11: 2}}}
                """);

        assertThat(problems)
                .extracting(problem -> problem.path() + "=" + problem.value())
                .contains(
                        "start=yesterday",
                        "warm_up=9h",
                        "thresholds[1]=soon",
                        "lines.fax=fax",
                        "colour=red",
                        "teams[1].team=a",
                        "agents[0].count=0",
                        "agents[0].skills.billing=11",
                        "agents[0].misses=2",
                        "agents[1].group=x",
                        "agents[1].shifts[0].from=8 o'clock",
                        "arrivals[0].channel=pigeon",
                        "arrivals[0].per_hour=-1",
                        "arrivals[0].service.exponential=0",
                        "arrivals[1]=null",
                        "arrivals[1].service=null",
                        "arrivals[2].per_hour.25:00=25:00",
                        "arrivals[2].patience=null",
                        "arrivals[2].patience.weibull=3",
                        "arrivals[3].trace=gone.csv",
                        "arrivals[3].service_by_level.factors.11=11");
    }

    @Test
    void aBrokenLineOfATraceIsNamed() {
        Outcome outcome = ScenarioYaml.read(
                ONE_OF_EACH.replace("per_hour: 10", "trace: calls.csv"),
                Attachments.of(Map.of("calls.csv", "arrival,service\n08:00,3\nnoon,3\n09:00,-1\n")));

        assertThat(((Outcome.Mistakes) outcome).problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.path()).isEqualTo("arrivals[0].trace"))
                .extracting(FieldProblem::message)
                .satisfies(messages -> assertThat(messages.getFirst()).startsWith("line 3"));
    }

    @Test
    void whatIsNoYamlIsOneMistake() {
        assertThat(mistakes("horizon: [8h")).hasSize(1);
        assertThat(mistakes("")).extracting(FieldProblem::path).contains("horizon", "agents", "arrivals");
    }

    private static Scenario read(String yaml) {
        Outcome outcome = ScenarioYaml.read(yaml, Attachments.of(Map.of()));
        assertThat(outcome).isInstanceOf(Outcome.Read.class);
        return ((Outcome.Read) outcome).scenario();
    }

    private static List<FieldProblem> mistakes(String yaml) {
        return ((Outcome.Mistakes) ScenarioYaml.read(yaml, Attachments.of(Map.of()))).problems();
    }
}
