package dev.switchboard.router.simulation;

import dev.switchboard.events.RoutingPlan;
import dev.switchboard.router.access.Caller;
import dev.switchboard.router.access.Role;
import dev.switchboard.router.plan.CelRules;
import dev.switchboard.router.plan.DefaultPlan;
import dev.switchboard.router.plan.PlanStore;
import dev.switchboard.router.plan.PlanYaml;
import dev.switchboard.router.problem.FieldProblem;
import dev.switchboard.router.problem.Problem;
import dev.switchboard.router.problem.Refusal;
import dev.switchboard.router.simulation.scenario.AgentGroup;
import dev.switchboard.router.simulation.scenario.Scenario;
import dev.switchboard.router.simulation.scenario.ScenarioYaml;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A manager's "what if". One simulation at a time, on a worker thread, and none that takes longer than some seconds: the routing of
 * real contacts goes on beside it.
 */
@Path("/api/routing/simulations")
@Tag(name = "Simulations")
@Authenticated
public class SimulationResource {

    private static final long MOST_CONTACTS = 1_000_000;
    private static final int MOST_REPLICATIONS = 200;
    private static final long MOST_AGENT_DAYS = 200_000;
    private static final int USUAL_REPLICATIONS = 10;

    private final PlanStore plans;
    private final CelRules rules;
    private final Caller caller;
    private final Vertx vertx;
    private final AtomicBoolean busy = new AtomicBoolean();

    SimulationResource(PlanStore plans, CelRules rules, Caller caller, Vertx vertx) {
        this.plans = plans;
        this.rules = rules;
        this.caller = caller;
        this.vertx = vertx;
    }

    /**
     * What to simulate.
     *
     * @param plan YAML; null for the workspace's plan in force
     * @param compareWith YAML of another plan for the same customers, if wanted
     * @param scenario YAML
     * @param files texts of the CSV files that the scenario names
     */
    public record Order(
            @Nullable String plan,
            @Nullable String compareWith,
            @Nullable String scenario,
            @Nullable Map<String, String> files,
            @Nullable Long seed,
            @Nullable Integer replications) {}

    /** An order without a mistake. */
    private record Job(
            Scenario scenario, RoutingPlan plan, @Nullable RoutingPlan compareWith, long seed, int replications) {}

    @POST
    @RolesAllowed({Role.MANAGER, Role.SENIOR_MANAGER, Role.VICE_PRESIDENT, Role.ADMINISTRATOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Operation(summary = "What would happen under a plan, or under two side by side")
    public Uni<Comparison> simulate(@Nullable Order sent) {
        String workspace = caller.workspace();
        Order order = sent == null ? new Order(null, null, null, null, null, null) : sent;
        if (!busy.compareAndSet(false, true)) {
            throw new Refusal(
                    Response.Status.TOO_MANY_REQUESTS,
                    "simulation.busy",
                    "Another simulation is running. Try again when it is done.");
        }
        return Uni.createFrom()
                .deferred(() -> planInForce(workspace, order))
                .chain(inForce -> vertx.executeBlocking(() -> run(check(order, inForce)), false))
                .eventually(() -> busy.set(false));
    }

    private Uni<String> planInForce(String workspace, Order order) {
        return order.plan() != null
                ? Uni.createFrom().item(order.plan())
                : plans.newest(workspace)
                        .map(found -> found.map(plan -> plan.yaml).orElseGet(DefaultPlan::yaml));
    }

    private static Job check(Order order, String plan) {
        List<FieldProblem> problems = new ArrayList<>();
        RoutingPlan read = plan("plan", plan, problems);
        RoutingPlan other = order.compareWith() == null ? null : plan("compareWith", order.compareWith(), problems);
        Scenario scenario = scenario(order, problems);
        int replications = order.replications() == null ? USUAL_REPLICATIONS : order.replications();
        if (replications < 1 || replications > MOST_REPLICATIONS) {
            problems.add(new FieldProblem(
                    "replications", replications, "must be a whole number from 1 to " + MOST_REPLICATIONS));
        }
        if (!problems.isEmpty() || read == null || scenario == null) {
            throw new Refusal(Problem.invalid(
                    "simulation.invalid", "Nothing was simulated; mistakes: %d.".formatted(problems.size()), problems));
        }
        return new Job(scenario, read, other, order.seed() == null ? 1 : order.seed(), replications);
    }

    private static @Nullable RoutingPlan plan(String name, String yaml, List<FieldProblem> problems) {
        return switch (PlanYaml.read(yaml, 1)) {
            case PlanYaml.Outcome.Plan read -> read.plan();
            case PlanYaml.Outcome.Mistakes mistakes -> {
                add(name, mistakes.problems(), problems);
                yield null;
            }
        };
    }

    private static @Nullable Scenario scenario(Order order, List<FieldProblem> problems) {
        String yaml = order.scenario() == null ? "" : order.scenario();
        var files = ScenarioYaml.Attachments.of(order.files() == null ? Map.of() : order.files());
        return switch (ScenarioYaml.read(yaml, files)) {
            case ScenarioYaml.Outcome.Read read -> read.scenario();
            case ScenarioYaml.Outcome.Mistakes mistakes -> {
                add("scenario", mistakes.problems(), problems);
                yield null;
            }
        };
    }

    private static void add(String document, List<FieldProblem> found, List<FieldProblem> problems) {
        found.forEach(problem -> problems.add(new FieldProblem(
                problem.path().isEmpty() ? document : document + "." + problem.path(),
                problem.value(),
                problem.message())));
    }

    private Comparison run(Job job) {
        long agents =
                job.scenario().agents().stream().mapToLong(AgentGroup::count).sum();
        long days = 1 + job.scenario().horizon().plus(job.scenario().drain()).toDays();
        if (agents * days > MOST_AGENT_DAYS) {
            throw tooLarge();
        }
        try {
            return new Simulation(job.scenario(), rules, MOST_CONTACTS)
                    .run(job.plan(), job.compareWith(), job.seed(), job.replications());
        } catch (TooLarge tooLarge) {
            throw tooLarge();
        }
    }

    private static Refusal tooLarge() {
        return new Refusal(
                Response.Status.BAD_REQUEST,
                "simulation.too-large",
                "A simulation may bring %,d contacts in all its replications, and its agents work on %,d days in all."
                        .formatted(MOST_CONTACTS, MOST_AGENT_DAYS));
    }
}
