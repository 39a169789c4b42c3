package dev.switchboard.router.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.RoutingPlan;
import dev.switchboard.router.plan.CelRules;
import dev.switchboard.router.plan.DefaultPlan;
import dev.switchboard.router.plan.PlanYaml;
import dev.switchboard.router.simulation.scenario.Scenario;
import dev.switchboard.router.simulation.scenario.ScenarioYaml;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A thousand hours of 120 agents under the shipped plan: rules, escalation steps, people who leave, wrap-up. */
class MillionContactsTest {

    private static final String SCENARIO = """
            horizon: 1000h
            agents:
              - {group: billing, count: 40, team: billing, skills: {billing: 5}}
              - {group: technical, count: 40, team: technical, skills: {technical: 5}}
              - {group: orders, count: 40, team: orders, skills: {orders: 5}}
            arrivals:
              - {kind: b, channel: phone, attributes: {topic: billing}, per_hour: 334, service: {exponential: 6m}, wrap_up: 30s, patience: {exponential: 5m}}
              - {kind: t, channel: phone, attributes: {topic: technical}, per_hour: 334, service: {exponential: 6m}, wrap_up: 30s, patience: {exponential: 5m}}
              - {kind: o, channel: chat, text: my order, per_hour: 334, service: {exponential: 12m}, slower_together: 0.3}
            """;

    @Test
    void takeLessThanTenSeconds() {
        var simulation = new Simulation(scenario(), new CelRules(), Simulation.UNBOUNDED);
        long started = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        SimulationReport report = simulation.run(plan(), null, 1, 1).plan();

        double cpuSeconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d contacts simulated in %.1f s, %.1f s of processor time%n",
                report.contacts(),
                seconds,
                cpuSeconds);
        assertThat(report.contacts()).isGreaterThan(990_000);
        // the processor may have had other things to do
        assertThat(cpuSeconds).isLessThan(10);
    }

    private static RoutingPlan plan() {
        return ((PlanYaml.Outcome.Plan) PlanYaml.read(DefaultPlan.yaml(), 1)).plan();
    }

    private static Scenario scenario() {
        return ((ScenarioYaml.Outcome.Read) ScenarioYaml.read(SCENARIO, ScenarioYaml.Attachments.of(Map.of())))
                .scenario();
    }
}
