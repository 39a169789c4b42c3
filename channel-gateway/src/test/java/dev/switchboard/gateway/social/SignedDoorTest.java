package dev.switchboard.gateway.social;

import static dev.switchboard.gateway.TestLog.records;
import static dev.switchboard.gateway.social.Town.requestOf;
import static dev.switchboard.gateway.social.Town.requestsOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.events.Topics;
import dev.switchboard.local.InfrastructureResource;
import dev.switchboard.providers.FakeMeta;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a signed door lets in: nothing forged, altered or stale, nothing twice, and nothing is lost for being badly formed. */
@QuarkusTest
@NullUnmarked
@WithTestResource(InfrastructureResource.class)
class SignedDoorTest {

    @TestHTTPResource
    URI gateway;

    private Town town;
    private final String number = "4477009" + ThreadLocalRandom.current().nextInt(10_000, 99_999);

    @BeforeEach
    void open() {
        town = new Town(gateway);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static ValidatableResponse toMeta(@Nullable String signature, String body) {
        var request = given().contentType("application/json").body(body.getBytes(StandardCharsets.UTF_8));
        if (signature != null) {
            request.header("X-Hub-Signature-256", signature);
        }
        return request.post("/social/meta").then();
    }

    private String message(String id) {
        return FakeMeta.whatsAppMessage(
                        number,
                        "Mia",
                        id,
                        new JsonObject().put("type", "text").put("text", new JsonObject().put("body", "Hello")))
                .encode();
    }

    @Test
    void whatIsUnsignedForgedOrAlteredChangesNothing() throws Exception {
        var body = message("wamid." + UUID.randomUUID());
        var signature = town.providers.meta().sign(body);

        toMeta(null, body).statusCode(401).body("code", equalTo("signature.invalid"));
        toMeta("sha256=" + "0".repeat(64), body).statusCode(401);
        toMeta("sha1=" + "0".repeat(40), body).statusCode(401);
        toMeta(signature, body.replace("Hello", "Hell0")).statusCode(401);
        toMeta(signature, body + " ").statusCode(401);
        given().body("{}").post("/social/telegram").then().statusCode(401);
        given().header("X-Telegram-Bot-Api-Secret-Token", "guessed")
                .body("{}")
                .post("/social/telegram")
                .then()
                .statusCode(401);

        // a good one after them is the first that anybody hears of
        toMeta(signature, body).statusCode(204);
        requestOf("whatsapp:+" + number);
        assertThat(requestsOf("whatsapp:+" + number)).hasSize(1);
    }

    @Test
    void aRedeliveryChangesNothing() throws Exception {
        var body = message("wamid." + UUID.randomUUID());
        for (int n = 0; n < 3; n++) {
            toMeta(town.providers.meta().sign(body), body).statusCode(204);
        }
        var later = message("wamid." + UUID.randomUUID());
        toMeta(town.providers.meta().sign(later), later).statusCode(204);

        org.awaitility.Awaitility.await()
                .atMost(Town.SOON)
                .until(() -> requestsOf("whatsapp:+" + number).size() >= 2);
        assertThat(Town.stored(requestOf("whatsapp:+" + number).conversation())).hasSize(2);
    }

    @Test
    void aPartnersReplayIsStale() {
        var body = new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("from", new JsonObject().put("id", "somebody-" + number))
                .put("text", "again")
                .encode();
        for (var at :
                new Instant[] {Instant.now().minusSeconds(600), Instant.now().plusSeconds(600)}) {
            given().headers(town.providers.partner().headers(at, body))
                    .body(body)
                    .post("/social/webhook/partner")
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("signature.stale"));
        }
        given().body(body).post("/social/webhook/partner").then().statusCode(401);
        given().body(body)
                .post("/social/webhook/stranger")
                .then()
                .statusCode(404)
                .body("code", equalTo("network.unknown"));
        assertThat(requestsOf("partner:somebody-" + number)).isEmpty();
    }

    @Test
    void whatIsSignedButNotUnderstoodIsADeadLetter() {
        for (var body : new String[] {"", "oops", "[]", "{}", "{\"object\":\"whatsapp_business_account\"}"}) {
            var before = deadLetters("meta");
            toMeta(town.providers.meta().sign(body), body).statusCode(204);
            assertThat(deadLetters("meta")).as(body).isEqualTo(before + 1);
        }
    }

    @Test
    void whatIsLongerThanTheLogTakesIsADeadLetterAndNotAskedForAgain() {
        var before = deadLetters("meta");
        var message = new JsonObject(message("wamid." + UUID.randomUUID()).replace("Hello", "x".repeat(1_500_000)));
        toMeta(town.providers.meta().sign(message.encode()), message.encode()).statusCode(204);
        var garbage = "y".repeat(2_000_000);
        toMeta(town.providers.meta().sign(garbage), garbage).statusCode(204);

        assertThat(deadLetters("meta")).isEqualTo(before + 2);
    }

    @Test
    void aBadPartSpoilsNoOther() {
        var body = new JsonObject(message("wamid." + UUID.randomUUID()));
        JsonArray messages = body.getJsonArray("entry")
                .getJsonObject(0)
                .getJsonArray("changes")
                .getJsonObject(0)
                .getJsonObject("value")
                .getJsonArray("messages");
        messages.add(0, new JsonObject().put("type", "text")).add("nonsense");
        var before = deadLetters("meta");

        toMeta(town.providers.meta().sign(body.encode()), body.encode()).statusCode(204);

        assertThat(requestOf("whatsapp:+" + number).text()).isEqualTo("Hello");
        assertThat(deadLetters("meta")).isEqualTo(before + 2);
    }

    @Test
    void whatIsTooBigIsNotEvenRead() throws Exception {
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.getOutputStream()
                    .write("POST /social/meta HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000000\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var status = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();

            assertThat(status).startsWith("HTTP/1.1 413");
        }
    }

    private static long deadLetters(String source) {
        return records(Topics.deadLetter(Topics.INBOUND)).stream()
                .filter(record -> source.equals(record.key()))
                .count();
    }
}
