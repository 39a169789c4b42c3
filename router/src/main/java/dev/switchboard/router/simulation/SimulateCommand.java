package dev.switchboard.router.simulation;

import dev.switchboard.events.RoutingPlan;
import dev.switchboard.router.plan.CelRules;
import dev.switchboard.router.simulation.scenario.Scenario;
import dev.switchboard.router.simulation.scenario.ScenarioYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./switchboard simulate}: plays a scenario. */
@Command(
        name = "simulate",
        description = "What would happen under a plan, with so many agents and such customers.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

    @Mixin
    private final PlanOptions plans = new PlanOptions();

    @Option(names = "--scenario", required = true, description = "the scenario, YAML (router/README.md)")
    private Path file = Path.of("scenario.yaml");

    @Option(names = "--compare-with", description = "another plan, for the same customers")
    private @Nullable Path compareWith;

    @Option(names = "--seed", description = "the same seed comes to the same result (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--replications", description = "how often it is played (default: ${DEFAULT-VALUE})")
    private int replications = 10;

    @Override
    public Integer call() throws IOException {
        RoutingPlan plan = plans.planOr(null);
        RoutingPlan other = compareWith == null ? null : PlanOptions.read(compareWith);
        Scenario scenario = scenario();
        if (replications < 1) {
            throw new Mistaken("--replications must be 1 or more");
        }
        var comparison =
                new Simulation(scenario, new CelRules(), Simulation.UNBOUNDED).run(plan, other, seed, replications);
        plans.print(comparison, "the plan", "compared with");
        return 0;
    }

    private Scenario scenario() throws IOException {
        var attachments = ScenarioYaml.Attachments.beside(file);
        return switch (ScenarioYaml.read(Files.readString(file), attachments)) {
            case ScenarioYaml.Outcome.Read read -> read.scenario();
            case ScenarioYaml.Outcome.Mistakes mistakes -> throw Mistaken.of(file.toString(), mistakes.problems());
        };
    }
}
