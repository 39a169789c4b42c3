package dev.switchboard.router.service;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class SimulationResourceTest {

    private static final String PLAN = """
            queues: [{queue: all, team: everybody}]
            fallback: all
            """;

    /** Nobody of the team answers before a minute has passed. */
    private static final String SLOW_PLAN = """
            queues: [{queue: all, team: nobody, steps: [{after: 1m, add_team: everybody}]}]
            fallback: all
            """;

    private static final String SCENARIO = """
            horizon: 10h
            agents: [{group: reps, count: 4, team: everybody}]
            arrivals: [{kind: call, channel: phone, per_hour: 60, service: {exponential: 3m}}]
            """;

    private final String workspace = "simulation-" + UUID.randomUUID();
    private final String manager = Tokens.agent(workspace, "mona", "agent", "manager");

    @Test
    void twoPlansAreToldSideBySide() {
        post(
                        manager,
                        Map.of(
                                "plan",
                                PLAN,
                                "compareWith",
                                SLOW_PLAN,
                                "scenario",
                                SCENARIO,
                                "seed",
                                3,
                                "replications",
                                5))
                .then()
                .statusCode(200)
                .body("plan.replications", equalTo(5))
                .body("plan.seed", equalTo(3))
                .body("plan.overall.meanWait", hasKey("low"))
                .body("plan.queues.all", hasKey("serviceLevel20s"))
                .body("plan.groups.reps", hasKey("occupancy"))
                .body("difference.overall.offered.mean", equalTo(0f))
                .body("difference.overall.meanWait.high", lessThan(0f));
    }

    @Test
    void withoutAPlanItIsTheOneInForce() {
        given().header("Authorization", "Bearer " + Tokens.administrator(workspace))
                .contentType("application/yaml")
                .config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/yaml", io.restassured.http.ContentType.TEXT)))
                .body(PLAN.replace(": all", ": mine"))
                .put("/api/routing/plan")
                .then()
                .statusCode(200);

        post(manager, Map.of("scenario", SCENARIO))
                .then()
                .statusCode(200)
                .body("plan.queues", hasKey("mine"))
                .body("plan.replications", equalTo(10))
                .body("$", not(hasKey("comparedWith")));
    }

    @Test
    void aTraceIsSentAlong() {
        String scenario = SCENARIO.replace("per_hour: 60", "trace: calls.csv");
        post(manager, Map.of("plan", PLAN, "scenario", scenario, "files", Map.of("calls.csv", "arrival\n10\n20\n30\n")))
                .then()
                .statusCode(200)
                .body("plan.overall.offered.mean", equalTo(3f));
    }

    @Test
    void allMistakesOfAllDocumentsAreToldAtOnce() {
        Map<String, Object> order = new HashMap<>();
        order.put("plan", PLAN.replace("fallback: all", "fallback: none"));
        order.put("compareWith", "queues: [");
        order.put("scenario", SCENARIO.replace("3m", "soon").replace("10h", "0"));
        order.put("replications", 1000);
        post(manager, order)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("simulation.invalid"))
                .body(
                        "errors.path",
                        hasItems(
                                "plan.fallback",
                                "compareWith",
                                "scenario.horizon",
                                "scenario.arrivals[0].service.exponential",
                                "replications"));
    }

    @Test
    void whatWouldTakeTooLongIsRefused() {
        post(manager, Map.of("plan", PLAN, "scenario", SCENARIO.replace("60", "100000"), "replications", 2))
                .then()
                .statusCode(400)
                .body("code", equalTo("simulation.too-large"));
        post(
                        manager,
                        Map.of(
                                "plan",
                                PLAN,
                                "scenario",
                                SCENARIO.replace("count: 4", "count: 99000").replace("10h", "30h")))
                .then()
                .statusCode(400)
                .body("code", equalTo("simulation.too-large"));
    }

    @Test
    void oneAtATime() throws Exception {
        Map<String, Object> order = Map.of("plan", PLAN, "scenario", SCENARIO.replace("10h", "200h"));
        try (var several = Executors.newFixedThreadPool(4)) {
            List<CompletableFuture<Response>> answers = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> post(manager, order), several))
                    .limit(4)
                    .toList();
            List<Integer> codes = answers.stream()
                    .map(CompletableFuture::join)
                    .map(Response::statusCode)
                    .toList();
            Assertions.assertThat(codes).contains(200, 429).containsOnly(200, 429);
        }
        post(manager, Map.of("plan", PLAN, "scenario", SCENARIO)).then().statusCode(200);
    }

    @Test
    void itIsForManagers() {
        post(Tokens.agent(workspace, "ava", "agent"), Map.of("scenario", SCENARIO))
                .then()
                .statusCode(403)
                .body("code", equalTo("scope.denied"));
        post("nonsense", Map.of("scenario", SCENARIO)).then().statusCode(401);
    }

    private static Response post(String token, Map<String, ?> order) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(order)
                .post("/api/routing/simulations");
    }
}
