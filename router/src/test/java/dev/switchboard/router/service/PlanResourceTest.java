package dev.switchboard.router.service;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class PlanResourceTest {

    private static final String PLAN = """
            queues: [{queue: all, team: everybody}]
            fallback: all
            """;

    private final String workspace = "plan-" + UUID.randomUUID();

    @Test
    void theDefaultPlanIsThereFromTheStart() {
        as(Tokens.agent("main", "ava", "agent"))
                .get("/api/routing/plan")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .body(containsString("fallback: general"));
    }

    @Test
    void aGoodPlanIsPublishedAndVersioned() {
        put(Tokens.administrator(workspace), PLAN)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1), "publishedBy", equalTo("admin"));
        put(Tokens.agent(workspace, "quentin", "agent", "vice-president"), PLAN + "missed_offers: 3\n")
                .then()
                .statusCode(200)
                .body("version", equalTo(2));

        String agent = Tokens.agent(workspace, "ava", "agent");
        as(agent)
                .get("/api/routing/plan")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body(containsString("missed_offers: 3"));
        as(agent).get("/api/routing/plan/versions").then().body("version", equalTo(java.util.List.of(2, 1)));
        as(agent).get("/api/routing/plan/versions/1").then().statusCode(200).body(equalTo(PLAN));
        as(agent).get("/api/routing/plan/versions/9").then().statusCode(404).body("code", equalTo("plan.unknown"));
    }

    @Test
    void aLostUpdateIsRefused() {
        put(Tokens.administrator(workspace), PLAN).then().statusCode(200);
        put(Tokens.administrator(workspace), PLAN).then().statusCode(200);

        as(Tokens.administrator(workspace))
                .contentType("application/yaml")
                .header("If-Match", "\"1\"")
                .body(PLAN)
                .put("/api/routing/plan")
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("code", equalTo("plan.changed"));
        as(Tokens.administrator(workspace))
                .contentType("application/yaml")
                .header("If-Match", "\"2\"")
                .body(PLAN)
                .put("/api/routing/plan")
                .then()
                .statusCode(200);
    }

    @Test
    void fiveMistakesAreToldAtOnce() {
        put(Tokens.administrator(workspace), """
                        queues:
                          - queue: all
                            team: everybody
                            skills: {billing: 12}
                            colour: red
                            steps: [{after: 60s, lower_level: 1}, {after: 30s, lower_level: 1}]
                        rules: [{name: broken, when: 'subject +', queue: all}]
                        fallback: nowhere
                        """)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("plan.invalid"))
                .body("errors", hasSize(5))
                .body(
                        "errors.path",
                        hasItems(
                                "queues[0].skills.billing",
                                "queues[0].colour",
                                "queues[0].steps[1].after",
                                "rules[0].when",
                                "fallback"))
                .body("errors.value", hasItems("12", "red", "30s", "subject +", "nowhere"));
        as(Tokens.administrator(workspace)).get("/api/routing/plan").then().statusCode(404);
    }

    @Test
    void onlyThoseInChargeMayPublish() {
        put(Tokens.agent(workspace, "mona", "agent", "manager"), PLAN)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("scope.denied"));
    }

    @Test
    void whoIsNobodyGets401() {
        given().get("/api/routing/plan")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("token.invalid"));
        as("nonsense").get("/api/routing/plan").then().statusCode(401).body("code", equalTo("token.invalid"));
        as(Tokens.expired(workspace))
                .get("/api/routing/plan")
                .then()
                .statusCode(401)
                .body("code", equalTo("token.invalid"));
    }

    @Test
    void whatDoesNotExistIsAProblemToo() {
        String admin = Tokens.administrator(workspace);
        as(admin)
                .delete("/api/routing/plan")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("code", equalTo("http.method-not-allowed"));
        as(admin)
                .get("/api/routing/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("http.not-found"));
        as(admin)
                .contentType("application/json")
                .body("{}")
                .put("/api/routing/plan")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        as(admin)
                .get("/api/routing/plan/versions/first")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void theServiceIsWatchable() {
        given().get("/q/health/live").then().statusCode(200);
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> given().get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body("checks.name", hasItem("Routing log")));
        given().get("/q/metrics").then().statusCode(200).body(containsString("switchboard_router_partitions_owned"));
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/api/routing/plan"));
    }

    private static io.restassured.response.Response put(String token, String plan) {
        return as(token).contentType("application/yaml").body(plan).put("/api/routing/plan");
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token)
                .config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/yaml", io.restassured.http.ContentType.TEXT)));
    }
}
