package dev.switchboard.agents.presence;

import static dev.switchboard.agents.People.as;
import static dev.switchboard.agents.People.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.agents.AgentServiceProfile;
import dev.switchboard.agents.RoutingLog;
import dev.switchboard.agents.desk.Desks;
import dev.switchboard.agents.desk.TestDesk;
import dev.switchboard.agents.floor.AgentKey;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand.SetPresence;
import dev.switchboard.events.RoutingEvent.PresenceChanged;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The profile's grace time is three seconds. */
@QuarkusTest
@TestProfile(AgentServiceProfile.class)
class LeaseTest {

    private static final Duration WELL_BEYOND_GRACE = Duration.ofSeconds(7);

    private final String workspace = "w-" + UUID.randomUUID();
    private final SetPresence lost = new SetPresence(workspace, "ava", Presence.OFFLINE, "connection-lost");

    @Inject
    RedisDataSource redis;

    @Inject
    Desks desks;

    @Test
    void whoseSocketDiesIsTakenOfflineAfterTheGraceTime() {
        RoutingLog.decide(workspace, new PresenceChanged(workspace, "ava", Presence.READY, null));
        Instant closed;
        try (var desk = open()) {
            desk.next("snapshot");
            closed = Instant.now();
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(RoutingLog.commands(workspace))
                        .extracting(RoutingLog.Found::value)
                        .containsExactly(lost));
        assertThat(Duration.between(closed, Instant.now())).isGreaterThan(Duration.ofMillis(2500));
    }

    @Test
    void whoComesBackInTimeStays() {
        RoutingLog.decide(workspace, new PresenceChanged(workspace, "ava", Presence.READY, null));
        open().close();
        try (var back = open()) {
            back.next("snapshot");

            assertStays();
        }
    }

    @Test
    void nobodyIsThrownOutWhenRedisForgetsEverything() {
        RoutingLog.decide(workspace, new PresenceChanged(workspace, "ava", Presence.READY, null));
        try (var desk = open()) {
            desk.next("snapshot");
            redis.execute("FLUSHALL");

            assertStays();
            desk.send("{\"type\":\"ping\",\"ref\":\"p\"}");
            desk.answerTo("p");
        }
    }

    @Test
    void whoIsPresentWithoutASocketAnywhereIsTakenOffline() {
        RoutingLog.decide(workspace, new PresenceChanged(workspace, "ava", Presence.READY, null));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(RoutingLog.commands(workspace))
                        .extracting(RoutingLog.Found::value)
                        .contains(lost));
    }

    @Test
    void aSocketThatLostItsLeaseToANewerOneElsewhereIsClosed() {
        try (var desk = open()) {
            desk.next("snapshot");
            redis.execute(
                    "HSET",
                    "{switchboard:agents}:lease-holder",
                    workspace + "/ava",
                    Instant.now().plusSeconds(1).toEpochMilli() + ":a-socket-at-another-pod");

            desk.expectClose(4001);
        }
    }

    @Test
    void aRenewalThatBeganBeforeANewerSocketCameDoesNotCloseIt() {
        try (var desk = open()) {
            desk.next("snapshot");

            desks.replaced(new AgentKey(workspace, "ava"), "1:the-socket-that-was-there-when-the-renewal-began");

            desk.send("{\"type\":\"ping\",\"ref\":\"p\"}");
            desk.answerTo("p");
        }
    }

    @Test
    void whoSignsOutIsOfflineAtOnce() {
        String cookie = given().contentType(ContentType.JSON)
                .body("{\"user\":\"jan\",\"password\":\"switchboard\"}")
                .post("/api/session")
                .cookie("switchboard-refresh");
        try (var desk = TestDesk.open(token("jan"))) {
            RoutingLog.decide("main", new PresenceChanged("main", "jan", Presence.READY, null));
            desk.next("presence");

            given().cookie("switchboard-refresh", cookie)
                    .delete("/api/session")
                    .then()
                    .statusCode(204);
            desk.expectClose(1000);
            await().untilAsserted(() -> assertThat(RoutingLog.commands("main"))
                    .extracting(RoutingLog.Found::value)
                    .contains(new SetPresence("main", "jan", Presence.OFFLINE, "signed-out")));
            RoutingLog.decide("main", new PresenceChanged("main", "jan", Presence.OFFLINE, "signed-out"));
        }
    }

    @Test
    void presenceHasAHistory() {
        RoutingLog.decide("main", new PresenceChanged("main", "finn", Presence.NOT_READY, "lunch"));
        RoutingLog.decide("main", new PresenceChanged("main", "finn", Presence.OFFLINE, null));

        await().untilAsserted(() -> as("nils")
                .get("/api/agents/finn/presence")
                .then()
                .statusCode(200)
                .body("[0].state", equalTo("OFFLINE"))
                .body("[1].state", equalTo("NOT_READY"))
                .body("[1].reason", equalTo("lunch")));
        as("mona").get("/api/agents/finn/presence").then().statusCode(403).body("code", equalTo("scope.denied"));
    }

    private void assertStays() {
        await().during(WELL_BEYOND_GRACE)
                .atMost(WELL_BEYOND_GRACE.plusSeconds(5))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> RoutingLog.commands(workspace).isEmpty());
    }

    private TestDesk open() {
        return TestDesk.open(token("ava", workspace, Instant.now().plusSeconds(300)));
    }
}
