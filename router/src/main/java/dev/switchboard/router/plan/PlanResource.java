package dev.switchboard.router.plan;

import dev.switchboard.router.access.Caller;
import dev.switchboard.router.access.Role;
import dev.switchboard.router.problem.Problem;
import dev.switchboard.router.problem.Refusal;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The routing plan of the caller's workspace. */
@Path("/api/routing/plan")
@Tag(name = "Routing plan")
@Authenticated
public class PlanResource {

    private static final String YAML = "application/yaml";

    private final PlanStore plans;
    private final PlanRelay relay;
    private final Caller caller;
    private final Vertx vertx;

    PlanResource(PlanStore plans, PlanRelay relay, Caller caller, Vertx vertx) {
        this.plans = plans;
        this.relay = relay;
        this.caller = caller;
        this.vertx = vertx;
    }

    /** What is known of a version besides its text. */
    public record Version(int version, String publishedBy, Instant publishedAt) {
        static Version of(PlanVersion plan) {
            return new Version(plan.version, plan.publishedBy, plan.publishedAt);
        }
    }

    @GET
    @Produces({YAML, Problem.MEDIA_TYPE})
    @Operation(summary = "The plan in force, as YAML; its version is the ETag")
    public Uni<Response> newest() {
        return plans.newest(caller.workspace()).map(PlanResource::asYaml);
    }

    @GET
    @Path("/versions")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All versions, newest first")
    public Uni<List<Version>> versions() {
        return plans.versions(caller.workspace())
                .map(found -> found.stream().map(Version::of).toList());
    }

    @GET
    @Path("/versions/{version}")
    @Produces({YAML, Problem.MEDIA_TYPE})
    @Operation(summary = "One version, as YAML")
    public Uni<Response> version(@PathParam("version") int version) {
        return plans.version(caller.workspace(), version).map(PlanResource::asYaml);
    }

    @PUT
    @RolesAllowed({Role.ADMINISTRATOR, Role.VICE_PRESIDENT})
    @Consumes({YAML, "application/x-yaml", "text/yaml", MediaType.TEXT_PLAIN})
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Operation(summary = "Publishes a plan, or answers everything that is wrong with it")
    public Uni<Response> publish(String yaml, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        String workspace = caller.workspace();
        String user = caller.user();
        OptionalInt expected = expected(ifMatch);
        return vertx.executeBlocking(() -> check(yaml), false)
                .chain(() -> plans.publish(workspace, yaml, user, expected))
                .call(() -> relay.relay().onFailure().recoverWithNull())
                .map(plan -> Response.ok(Version.of(plan))
                        .tag(Integer.toString(plan.version))
                        .build());
    }

    private static boolean check(String yaml) {
        return switch (PlanYaml.read(yaml, 0)) {
            case PlanYaml.Outcome.Plan _ -> true;
            case PlanYaml.Outcome.Mistakes mistakes ->
                throw new Refusal(Problem.invalid(
                        "plan.invalid",
                        "Nothing was published; mistakes in the plan: %d."
                                .formatted(mistakes.problems().size()),
                        mistakes.problems()));
        };
    }

    private static OptionalInt expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(ifMatch.replace("W/", "").replace("\"", "")));
        } catch (NumberFormatException foreign) {
            return OptionalInt.of(-1); // no tag of ours, so no version of ours
        }
    }

    private static Response asYaml(Optional<PlanVersion> found) {
        PlanVersion plan = found.orElseThrow(
                () -> new Refusal(Response.Status.NOT_FOUND, "plan.unknown", "This workspace has no such plan."));
        return Response.ok(plan.yaml, YAML)
                .tag(Integer.toString(plan.version))
                .header("Plan-Version", plan.version)
                .build();
    }
}
