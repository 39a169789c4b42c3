package dev.switchboard.e2e;

import static dev.switchboard.e2e.Cast.accept;
import static dev.switchboard.e2e.Cast.complete;
import static dev.switchboard.e2e.Cast.contact;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.events.Topics;
import dev.switchboard.providers.FakeMeta;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What comes to the doors of telephony and social networks and is not from the provider, or not as it should be. */
class ForgeryTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @RegisterExtension
    final Cast cast = new Cast();

    @AfterAll
    static void showTable() {
        BadInputs.show();
    }

    @Test
    void whatProvidersDidNotSignIsRefused() {
        var body = "{\"object\":\"page\"}";
        var form = "CallSid=CA1&From=%2B12025550199&To=%2B12025550101&CallStatus=ringing";
        var log = new HouseLog(cast.house().infrastructure().kafka());
        var before = log.end(Topics.INBOUND);
        for (var path : List.of("/social/meta", "/social/telegram", "/social/webhook/partner")) {
            refuse("unsigned at " + path, post(path, "application/json", body, Map.of()));
        }
        refuse("unsigned at /phone/incoming", post("/phone/incoming", FORM, form, Map.of()));
        var meta = TheHouse.providers().meta();
        var signature = meta.sign(body);
        refuse(
                "altered raw body at /social/meta",
                post("/social/meta", "application/json", body + " ", Map.of("X-Hub-Signature-256", signature)));
        var fields = Map.of("CallSid", "CA1", "From", "+12025550199", "To", "+12025550101", "CallStatus", "ringing");
        var wrongUrl = TheHouse.providers().twilio().sign("https://elsewhere.example/phone/incoming", fields);
        refuse(
                "signed for another address at /phone/incoming",
                post("/phone/incoming", FORM, form, Map.of("X-Twilio-Signature", wrongUrl)));
        var old = TheHouse.providers().partner().headers(Instant.now().minusSeconds(900), body);
        refuse(
                "replayed after 15 minutes at /social/webhook",
                post("/social/webhook/partner", "application/json", body, old));

        assertThat(log.read(Topics.INBOUND, before)).isEmpty();
    }

    @Test
    void whatProvidersSendTwiceLateOrWronglyHarmsNobody() throws Exception {
        var log = new HouseLog(cast.house().infrastructure().kafka());
        var meta = TheHouse.providers().meta();
        var unknown = "{\"object\":\"teapot\",\"entry\":[]}";
        var before = log.end(Topics.deadLetter(Topics.INBOUND));
        var answer =
                post("/social/meta", "application/json", unknown, Map.of("X-Hub-Signature-256", meta.sign(unknown)));
        Awaitility.await()
                .atMost(Cast.SOON)
                .until(() -> log.read(Topics.deadLetter(Topics.INBOUND), before).size() == 1);
        BadInputs.note(
                "unknown kind, signed, at /social/meta", answer.statusCode() + ", a dead letter with its reason");
        var ava = cast.ready("ava");
        var twice = FakeMeta.whatsAppMessage(
                "447700905558",
                "Mia",
                "wamid." + UUID.randomUUID(),
                new JsonObject()
                        .put("type", "text")
                        .put("text", new JsonObject().put("body", "One invoice, sent twice")));
        meta.deliver(twice);
        meta.deliver(twice);
        var contact = contact(ava, "OFFERED", "sent twice");
        accept(ava, contact);
        assertThat(cast.texts(ava, contact)).containsExactly("One invoice, sent twice");
        BadInputs.note("the same WhatsApp message twice", "stored once, one contact");
        complete(ava, contact);
        var twilio = TheHouse.providers().twilio();
        twilio.call("+447700905559", "+12025550101").hangUp();
        var commands = log.end(Topics.INBOUND);
        var caller = twilio.call("+447700905560", "+12025550101");
        caller.hangUp();
        caller.hangUp();
        BadInputs.note(
                "a call that ends twice",
                log.read(Topics.INBOUND, commands).size() + " records, one contact, abandoned once");
        var last = log.end(Topics.INBOUND);
        var huge = Stranger.posts(house(), "/social/meta", 10_000_000);
        BadInputs.note("body of 10,000,000 bytes at /social/meta", huge == 0 ? "cut off" : huge);
        assertThat(huge).isIn(0, 413, 502);
        assertThat(log.read(Topics.INBOUND, last)).isEmpty();
    }

    private static void refuse(String attempt, Response answer) {
        BadInputs.note(attempt, answer.statusCode() + " " + code(answer));
        assertThat(answer.statusCode()).as(attempt).isEqualTo(401);
    }

    private Response post(String path, String type, String body, Map<String, String> headers) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .headers(headers)
                .contentType(type)
                .body(body)
                .post(house().resolve(path));
    }

    private URI house() {
        return cast.url();
    }

    private static String code(Response answer) {
        return answer.jsonPath().getString("code");
    }
}
