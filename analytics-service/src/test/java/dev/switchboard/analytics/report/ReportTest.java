package dev.switchboard.analytics.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import dev.switchboard.analytics.LogWriter;
import dev.switchboard.analytics.RandomLog;
import dev.switchboard.analytics.Tokens;
import dev.switchboard.analytics.audit.Recomputation;
import dev.switchboard.analytics.kpi.Kpi;
import dev.switchboard.events.Topics;
import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be asked, and what is answered to whom. */
@QuarkusTest
@NullUnmarked // maps read from JSON
@WithTestResource(InfrastructureResource.class)
class ReportTest {

    private final String workspace = "report-" + UUID.randomUUID();
    private final RandomLog day = new RandomLog(workspace, 11, 120);
    /** Those that were merged into others before anyone answered them don't count. */
    private final double offered = new Recomputation(
                    day.decisions(1), List.of(), List.of(), Duration.ofSeconds(5), Duration.ofDays(7))
            .value(Kpi.CONTACTS_OFFERED, Recomputation.Which.ANY);

    @BeforeEach
    void liveADay() {
        try (var log = new LogWriter(workspace)) {
            log.write(Topics.ROUTING_EVENTS, day.decisions(log.epoch()));
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> day("", Tokens.administrator(workspace))
                        .body("rows[0].kpis.contacts-offered", equalTo((float) offered)));
    }

    @Test
    void piecesOfTimeAddUpToTheWhole() {
        var hours = day("interval=hour&kpi=contacts-offered", Tokens.administrator(workspace))
                .extract()
                .jsonPath()
                .getList("rows.kpis.contacts-offered", Float.class);

        assertThat(hours.size()).isBetween(4, 6);
        assertThat(hours.stream().mapToDouble(Float::doubleValue).sum()).isEqualTo(offered);
    }

    @Test
    void quantilesAndOccupancyAreThere() {
        Map<String, Float> kpis =
                day("", Tokens.administrator(workspace)).extract().jsonPath().getMap("rows[0].kpis");

        assertThat(kpis.get("wait-p50")).isPositive().isLessThanOrEqualTo(kpis.get("wait-p99"));
        assertThat(kpis.get("occupancy")).isBetween(0.01f, 0.99f);
        day("by=agent&kpi=occupancy", Tokens.administrator(workspace))
                .body("rows.of.agent", containsInAnyOrder("", "ava", "ben", "carla", "dan", "eva", "finn"));
    }

    @Test
    void aTableForSpreadsheetsHasAHeaderAndALineForEachRow() {
        var csv = given().header("Authorization", "Bearer " + Tokens.administrator(workspace))
                .get(
                        "/api/analytics/report?from=2026-11-24&to=2026-11-25&by=channel&kpi=contacts-offered,service-level&format=csv")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();

        var lines = csv.lines().toList();
        assertThat(lines.getFirst()).isEqualTo("from,channel,contacts-offered,service-level");
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).matches("2026-11-24T00:00:00Z,CHAT,\\d+,[01](\\.\\d+)?");
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        given().header("Authorization", "Bearer " + Tokens.administrator(workspace))
                .get("/api/analytics/report?from=yesterday&interval=fortnight&by=colour&kpi=luck&channel=FAX")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("query.invalid"))
                .body("errors.path", containsInAnyOrder("from", "to", "interval", "by", "kpi", "channel"))
                .body("errors.find { it.path == 'by' }.value", equalTo("colour"));
        given().header("Authorization", "Bearer " + Tokens.administrator(workspace))
                .get("/api/analytics/report?from=2026-11-25&to=2026-11-24")
                .then()
                .statusCode(400)
                .body("errors.path", hasItem("to"));
        given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + Tokens.administrator(workspace))
                .get(
                        "/api/analytics/report?from=2026-11-25&to=2026-11-24&interval=fortnight&format=pdf&queue=a%00&team=b%00&agent=c%07")
                .then()
                .statusCode(400)
                .body("errors.path", containsInAnyOrder("to", "interval", "format", "queue", "team", "agent"));
        given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + Tokens.administrator(workspace))
                .get("/api/analytics/report?from=-999999999-01-01T00:00:00Z&to=%2B999999999-12-31T00:00:00Z")
                .then()
                .statusCode(400)
                .body("errors.path", containsInAnyOrder("from", "to"));
    }

    @Test
    void withoutATokenNothingIsTold() {
        given().get("/api/analytics/report?from=2026-11-24&to=2026-11-25")
                .then()
                .statusCode(401);
        given().get("/api/analytics/live").then().statusCode(401);
        given().get("/api/analytics/kpis").then().statusCode(200).body("id", hasItem("service-level"));
    }

    @Test
    void managersSeeTheirTeamsAndAgentsThemselves() {
        day("by=team", Tokens.agent(workspace, "mona", "agent", "manager"))
                .body("rows.of.team", everyItem(equalTo("billing")));
        day("by=team", Tokens.agent(workspace, "sue", "agent", "senior-manager"))
                .body("rows.of.team", containsInAnyOrder("billing", "technical", "orders"));
        day("by=agent", Tokens.agent(workspace, "ava", "agent")).body("rows.of.agent", everyItem(equalTo("ava")));
        day("by=team", Tokens.administrator("another-" + workspace)).body("rows", equalTo(List.of()));
        // not even what nobody has answered
        day("by=queue", Tokens.user(workspace, "guest", "agent")).body("rows", equalTo(List.of()));
        day("by=queue", Tokens.user(workspace, "guest", "manager")).body("rows", equalTo(List.of()));
    }

    private static ValidatableResponse day(String more, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/analytics/report?from=2026-11-24&to=2026-11-25&" + more)
                .then()
                .statusCode(200);
    }
}
