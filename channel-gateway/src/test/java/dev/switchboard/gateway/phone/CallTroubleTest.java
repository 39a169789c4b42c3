package dev.switchboard.gateway.phone;

import static dev.switchboard.gateway.phone.Telephony.ANONYMOUS;
import static dev.switchboard.gateway.phone.Telephony.BILLING;
import static dev.switchboard.gateway.phone.Telephony.SOON;
import static dev.switchboard.gateway.phone.Telephony.contactOf;
import static dev.switchboard.gateway.phone.Telephony.decide;
import static dev.switchboard.gateway.phone.Telephony.leavings;
import static dev.switchboard.gateway.phone.Telephony.notes;
import static dev.switchboard.gateway.phone.Telephony.plans;
import static dev.switchboard.gateway.phone.Telephony.queued;
import static dev.switchboard.gateway.phone.Telephony.requestOf;
import static dev.switchboard.gateway.phone.Telephony.requests;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Ids;
import dev.switchboard.events.RoutingEvent.ContactAssigned;
import dev.switchboard.events.Topics;
import dev.switchboard.gateway.TestLog;
import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Calls when something goes wrong: news that are late, doubled, forged, or never come, and a provider that fails. */
@QuarkusTest
@NullUnmarked
@WithTestResource(InfrastructureResource.class)
class CallTroubleTest extends OnThePhone {

    @Test
    void aProviderThatFailsIsAskedAgain() throws Exception {
        var caller = queued(providers.twilio().call(number, BILLING), "billing");
        providers.twilio().refuseNext(503);
        providers.twilio().refuseNext(500);

        decide(new ContactAssigned("main", contactOf(caller), 1, "ava"));

        await().atMost(SOON).until(() -> "client:ava".equals(caller.talkingTo()));
        caller.hangUp();
    }

    @Test
    void anEndThatComesBeforeTheBeginningLeavesNoGhost() throws Exception {
        var sid = "CA" + UUID.randomUUID();
        var form = Map.of("CallSid", sid, "From", number, "To", BILLING, "CallStatus", "completed");
        signed("/phone/status", form).statusCode(204);
        signed("/phone/status", form).statusCode(204);
        signed("/phone/incoming", form).statusCode(200);
        var later = providers.twilio().call(number, BILLING);
        requestOf(later);

        assertThat(requests(sid)).isEmpty();
        assertThat(notes(Ids.callConversation("main", Channel.PHONE, sid))).containsExactly("Incoming call");
        later.hangUp();
    }

    @Test
    void whoHasGoneUnheardIsNoticedBeforeAPhoneRings() throws Exception {
        var caller = queued(providers.twilio().call(number, BILLING), "billing");
        caller.vanish();
        assertThat(leavings(caller)).isZero();

        decide(new ContactAssigned("main", contactOf(caller), 1, "ava"));

        await().atMost(SOON).until(() -> leavings(caller) == 1);
        assertThat(providers.twilio().requests()).noneMatch(request -> request.contains("Participants"));
    }

    @Test
    void whoWithholdsTheNumberIsSomebodyNewEachTime() throws Exception {
        var one = requestOf(providers.twilio().call(ANONYMOUS, BILLING)).customer();
        var other = requestOf(providers.twilio().call("sip:anonymous@anonymous.invalid", BILLING))
                .customer();

        assertThat(one.customer()).isNotEqualTo(other.customer());
        assertThat(one.address()).startsWith("withheld:");
        assertThat(other.address()).startsWith("withheld:");
    }

    @Test
    void repeatedAndUnknownNewsChangeNothing() throws Exception {
        var caller = queued(providers.twilio().call(number, BILLING), "billing");
        var again = Map.of("CallSid", caller.sid(), "From", number, "To", BILLING, "CallStatus", "ringing");
        signed("/phone/incoming", again).statusCode(200);
        signed("/phone/status", again).statusCode(204);
        signed("/phone/rep/CAnobody", Map.of("CallSid", "CAx", "CallStatus", "busy"))
                .statusCode(204);
        signed("/phone/status", Map.of("CallSid", "CAnobody", "From", number, "CallStatus", "dreaming"))
                .statusCode(204);
        signed("/phone/incoming", Map.of("From", number)).statusCode(400).body("code", equalTo("call.invalid"));
        assertThat(TestLog.records(Topics.deadLetter(Topics.INBOUND)))
                .anyMatch(record -> "phone".equals(record.key())
                        && new String(record.value(), java.nio.charset.StandardCharsets.UTF_8).contains(number));
        caller.hangUp();
        caller.hangUp();

        var later = providers.twilio().call(number, BILLING);
        requestOf(later);

        assertThat(leavings(caller)).as("a line ends once").isEqualTo(1);
        assertThat(requests(caller.sid())).hasSize(1);
        later.hangUp();
    }

    @Test
    void whatIsUnsignedForgedOrMeantForAnotherAddressChangesNothing() {
        var sid = "CA" + UUID.randomUUID();
        var form = Map.of("CallSid", sid, "From", number, "To", BILLING, "CallStatus", "ringing");
        var address = ConfigProvider.getConfig().getValue("switchboard.public-url", String.class);
        var good = providers.twilio().sign(address + "/phone/incoming", form);

        post("/phone/incoming", form, null).statusCode(401).body("code", equalTo("signature.invalid"));
        post("/phone/incoming", form, "Zm9yZ2Vk").statusCode(401);
        post("/phone/status", form, good).statusCode(401);
        post("/phone/incoming", form, providers.twilio().sign("https://evil.example/phone/incoming", form))
                .statusCode(401);
        var altered = new HashMap<>(form);
        altered.put("From", "+15550001111");
        post("/phone/incoming", altered, good).statusCode(401);
        given().header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Twilio-Signature", providers.twilio().sign("https://evil.example/phone/incoming", form))
                .formParams(form)
                .post("/phone/incoming")
                .then()
                .statusCode(401);

        assertThat(requests(sid)).isEmpty();
    }

    @Test
    void anUnsignedKeyChangesNothing() throws Exception {
        var caller = queued(providers.twilio().call(number, BILLING));
        for (var path : List.of("/phone/key", "/phone/customer/" + caller.sid())) {
            given().formParams(Map.of("CallSid", caller.sid(), "Digits", "1", "CallStatus", "completed"))
                    .post(path)
                    .then()
                    .statusCode(401);
        }

        caller.hangUp();
        await().atMost(SOON).until(() -> leavings(caller) == 1);
        assertThat(plans(caller)).isEmpty();
    }

    private ValidatableResponse signed(String path, Map<String, String> form) {
        var address = ConfigProvider.getConfig().getValue("switchboard.public-url", String.class);
        return post(path, form, providers.twilio().sign(address + path, form));
    }

    private static ValidatableResponse post(String path, Map<String, String> form, @Nullable String signature) {
        var request = given().formParams(form);
        if (signature != null) {
            request.header("X-Twilio-Signature", signature);
        }
        return request.post(path).then();
    }
}
