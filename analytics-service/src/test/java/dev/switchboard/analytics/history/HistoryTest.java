package dev.switchboard.analytics.history;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.switchboard.analytics.Tokens;
import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tables of other systems, good and bad. */
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class HistoryTest {

    private static final String HEADER = "arrived,channel,queue,answered,ended,outcome,priority\n";
    private static final String GOOD = """
            2026-03-02T08:00:00,PHONE,billing,2026-03-02T08:00:10,2026-03-02T08:03:10,resolved,1
            2026-03-02T08:01:00Z,chat,billing,,2026-03-02T08:01:03Z,,
            2026-03-02 08:02:00,EMAIL,orders,2026-03-02 08:32:00,2026-03-02 08:40:00,,2
            """;

    private final String workspace = "history-" + UUID.randomUUID();

    @Test
    void badLinesAreReportedAndTheGoodOnesKept() {
        bringIn("spring", HEADER + GOOD + """
                yesterday,PHONE,billing,,2026-03-02T08:01:03,,
                2026-03-02T08:00:00,FAX,billing,,2026-03-02T08:01:03,,
                2026-03-02T08:00:00,PHONE,billing,,2026-03-02T07:59:00,,
                2026-03-02T08:00:00,PHONE,billing,2026-03-02T09:00:00,2026-03-02T08:10:00,,
                2026-03-02T08:00:00,PHONE,billing,,2026-03-02T08:01:03,,high
                2026-03-02T08:00:00,PHONE
                +12026-03-02T08:00:00,PHONE,billing,,+12026-03-02T08:01:03,,
                2026-03-02T08:00:00,PHONE,bil\u0000ling,,2026-03-02T08:01:03,,
                """)
                .statusCode(200)
                .body("lines", equalTo(11))
                .body("kept", equalTo(3))
                .body("rejected", equalTo(8))
                .body("errors.line", contains(5, 6, 7, 8, 9, 10, 11, 12))
                .body(
                        "errors.field",
                        contains("arrived", "channel", "ended", "answered", "priority", "ended", "arrived", "queue"))
                .body("errors[1].value", equalTo("FAX"));
        report().body("rows[0].kpis.contacts-offered", equalTo(3f))
                .body("rows[0].kpis.contacts-answered", equalTo(2f))
                .body("rows[0].kpis.short-abandons", equalTo(1f))
                .body("rows[0].kpis.service-level", equalTo(0.5f))
                .body("rows[0].kpis.handle-time", equalTo(330f));
    }

    @Test
    void theSameAgainChangesNothingAndACorrectedLineOnlyItself() {
        bringIn("spring", HEADER + GOOD).statusCode(200);
        bringIn("spring", HEADER + GOOD).statusCode(200).body("kept", equalTo(3));
        report().body("rows[0].kpis.contacts-offered", equalTo(3f)).body("rows[0].kpis.contacts-answered", equalTo(2f));

        bringIn("spring", HEADER + GOOD.replace("08:03:10", "08:04:10")).statusCode(200);
        report().body("rows[0].kpis.contacts-offered", equalTo(3f)).body("rows[0].kpis.handle-time", equalTo(360f));
    }

    @Test
    void whatIsNoHistoryIsRefusedWhole() {
        bringIn("spring", "when,what\n1,2\n")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("csv.header"))
                .body("errors.path", hasItems("arrived", "ended"));
        bringIn("a%20b", HEADER).statusCode(400).body("code", equalTo("name.invalid"));
        given().header("Authorization", "Bearer " + Tokens.agent(workspace, "mona", "agent", "manager"))
                .contentType("text/csv")
                .body(HEADER)
                .put("/api/analytics/history/spring")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse bringIn(String name, String csv) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + Tokens.administrator(workspace))
                .contentType("text/csv")
                .body(csv)
                .put("/api/analytics/history/" + name)
                .then();
    }

    private ValidatableResponse report() {
        return given().header("Authorization", "Bearer " + Tokens.administrator(workspace))
                .get("/api/analytics/report?from=2026-03-02&to=2026-03-03")
                .then()
                .statusCode(200);
    }
}
