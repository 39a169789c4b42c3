package dev.switchboard.gateway.phone;

import static dev.switchboard.gateway.TestLog.read;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Outbound;
import dev.switchboard.events.Outbound.Control;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.LeaveConversation;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import dev.switchboard.gateway.TestLog;
import dev.switchboard.local.InfrastructureResource;
import dev.switchboard.providers.Caller;
import dev.switchboard.providers.Providers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls from the ringing to the end, against a provider that signs and checks as Twilio does; the router is played by the test. */
@QuarkusTest
@NullUnmarked
@WithTestResource(InfrastructureResource.class)
class PhoneTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BILLING = "+12025550101";
    /** The router's partition and epoch are all tests' own. */
    private static final AtomicLong OFFSET = new AtomicLong();

    private static final long EPOCH = System.currentTimeMillis();

    /** Numbers for drama (Ofcom). */
    private final String number = "+44770090" + ThreadLocalRandom.current().nextInt(1_000, 9_999);

    private Providers providers;

    @BeforeEach
    void open() {
        var config = ConfigProvider.getConfig();
        // the address that is signed is the public one, wherever the request really goes
        providers = Providers.open(
                config.getValue("switchboard.test.providers.port", Integer.class),
                secret(),
                URI.create(config.getValue("switchboard.public-url", String.class)),
                URI.create("http://localhost:" + RestAssured.port));
    }

    private static String secret() {
        return ConfigProvider.getConfig().getValue("switchboard.test.providers.secret", String.class);
    }

    @AfterEach
    void close() {
        providers.close();
    }

    @Test
    void aCallerIsWelcomedAndBecomesARequest() throws Exception {
        var caller = providers.twilio().call(number, BILLING);

        var request = requestOf(caller);
        assertThat(request.channel()).isEqualTo(Channel.PHONE);
        assertThat(request.customer().address()).isEqualTo(number);
        assertThat(request.to()).isEqualTo(BILLING);
        assertThat(request.attributes()).containsEntry("topic", "billing");
        assertThat(request.conversation()).isEqualTo(Ids.callConversation("main", Channel.PHONE, caller.sid()));
        assertThat(caller.heard().getFirst()).startsWith("Welcome");
        caller.hangUp();
    }

    @Test
    void waitingCallersHearTheirPlace() throws Exception {
        var queue = "queue-" + UUID.randomUUID();
        var first = queued(providers.twilio().call(number, BILLING), queue);
        var second = queued(providers.twilio().call("+447700901234", BILLING), queue);

        await().atMost(SOON).untilAsserted(() -> assertThat(first.heard()).contains("You are next."));
        await().atMost(SOON).untilAsserted(() -> assertThat(second.heard()).contains("You are number 2 in the queue."));
        first.hangUp();
        decide(new RoutingEvent.ContactAbandoned("main", contactOf(first)));
        await().atMost(SOON).untilAsserted(() -> assertThat(second.heard()).contains("You are next."));
        second.hangUp();
    }

    @Test
    void theRepIsRungAndBothTalkUntilOneLeaves() throws Exception {
        var caller = queued(providers.twilio().call(number, BILLING), "billing");

        decide(new RoutingEvent.ContactAssigned("main", contactOf(caller), 1, "ava"));

        await().atMost(SOON).until(() -> "client:ava".equals(caller.talkingTo()));
        awaitNotes(caller, "The rep's phone is ringing", "Connected");

        caller.hangUp();
        await().atMost(SOON).until(() -> !leavings(caller).isEmpty());
        assertThat(leavings(caller)).hasSize(1);
    }

    @Test
    void holdAndResume() throws Exception {
        var caller = talking("ava");

        control(caller, "ava", Control.HOLD);
        await().atMost(SOON).until(caller::isOnHold);
        control(caller, "ava", Control.RESUME);
        await().atMost(SOON).until(() -> !caller.isOnHold());
        control(caller, "ben", Control.HOLD);
        control(caller, "ava", Control.RESUME);

        awaitNotes(caller, "The rep's phone is ringing", "Connected", "On hold", "No longer on hold");
        assertThat(caller.isOnHold()).isFalse();
        caller.hangUp();
    }

    @Test
    void aTransferBringsTheCallerToAnotherRep() throws Exception {
        var caller = talking("ava");

        decide(queuedEvent(caller, "technical", QueuedBecause.TRANSFERRED));
        await().atMost(SOON).until(() -> caller.talkingTo() == null);
        await().atMost(SOON).untilAsserted(() -> assertThat(caller.heard()).contains("You are next."));
        assertThat(caller.hasEnded()).isFalse();
        decide(new RoutingEvent.ContactAssigned("main", contactOf(caller), 2, "ben"));

        await().atMost(SOON).until(() -> "client:ben".equals(caller.talkingTo()));
        assertThat(caller.hasEnded()).isFalse();
        caller.hangUp();
    }

    @Test
    void whoeverCompletesTheContactEndsTheCall() throws Exception {
        var caller = talking("ava");

        decide(new RoutingEvent.ContactWrapping(
                "main", contactOf(caller), "ava", Instant.now().plusSeconds(30)));

        await().atMost(SOON).until(caller::hasEnded);
        await().atMost(SOON).until(() -> !leavings(caller).isEmpty());
    }

    @Test
    void aRepWhoHangsUpEndsTheCall() throws Exception {
        var caller = talking("carla");

        providers.twilio().repHangsUp("carla");

        await().atMost(SOON).until(caller::hasEnded);
        await().atMost(SOON).until(() -> !leavings(caller).isEmpty());
    }

    @Test
    void aPhoneThatIsNotAnsweredCanRingAgain() throws Exception {
        providers.twilio().phoneOf("dan", "no-answer");
        var caller = queued(providers.twilio().call(number, BILLING), "billing");
        decide(new RoutingEvent.ContactAssigned("main", contactOf(caller), 1, "dan"));
        awaitNotes(caller, "The rep's phone is ringing", "The rep's phone was not answered");

        providers.twilio().phoneOf("dan", null);
        control(caller, "dan", Control.RING);

        await().atMost(SOON).until(() -> "client:dan".equals(caller.talkingTo()));
        caller.hangUp();
    }

    @Test
    void aProviderThatFailsIsAskedAgain() throws Exception {
        var caller = queued(providers.twilio().call(number, BILLING), "billing");
        providers.twilio().refuseNext(503);
        providers.twilio().refuseNext(500);

        decide(new RoutingEvent.ContactAssigned("main", contactOf(caller), 1, "ava"));

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
        assertThat(leavings(caller)).isEmpty();

        decide(new RoutingEvent.ContactAssigned("main", contactOf(caller), 1, "ava"));

        await().atMost(SOON).until(() -> leavings(caller).size() == 1);
        assertThat(providers.twilio().requests()).noneMatch(request -> request.contains("Participants"));
    }

    @Test
    void whoWithholdsTheNumberIsSomebodyNewEachTime() throws Exception {
        var one = requestOf(providers.twilio().call("+266696687", BILLING)).customer();
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

        await().atMost(SOON).until(() -> leavings(caller).size() == 2);
        assertThat(requests(caller.sid())).hasSize(1);
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

    private Caller talking(String agent) throws InterruptedException {
        var caller = queued(providers.twilio().call(number, BILLING), "billing");
        decide(new RoutingEvent.ContactAssigned("main", contactOf(caller), 1, agent));
        await().atMost(SOON).until(() -> ("client:" + agent).equals(caller.talkingTo()));
        return caller;
    }

    /** As the router has it once it has read the request. */
    private static Caller queued(Caller caller, String queue) {
        var request = requestOf(caller);
        decide(
                new RoutingEvent.ContactOpened(
                        "main",
                        request.contact(),
                        request.conversation(),
                        request.message(),
                        request.channel(),
                        request.customer(),
                        request.to(),
                        null,
                        null,
                        request.attributes()),
                queuedEvent(caller, queue, QueuedBecause.ARRIVED));
        return caller;
    }

    private static RoutingEvent queuedEvent(Caller caller, String queue, QueuedBecause because) {
        return new RoutingEvent.ContactQueued(
                "main", contactOf(caller), queue, because, null, Duration.ZERO, null, null, null, null, null, null);
    }

    private static String contactOf(Caller caller) {
        return Ids.contact(Ids.message("main", Channel.PHONE, caller.sid()));
    }

    private static void decide(RoutingEvent... events) {
        TestLog.write(
                Topics.ROUTING_EVENTS,
                0,
                new RoutingRecord.Decision(
                        EPOCH, OFFSET.getAndIncrement(), null, Instant.now(), null, List.of(events)));
    }

    private static void control(Caller caller, String agent, Control control) {
        var conversation = Ids.callConversation("main", Channel.PHONE, caller.sid());
        TestLog.write(
                Topics.OUTBOUND,
                conversation,
                Wire.toBytes(new Outbound.CallControl(
                        "main", conversation, contactOf(caller), agent, control, Instant.now())));
    }

    private static RequestService requestOf(Caller caller) {
        await().atMost(SOON).until(() -> !requests(caller.sid()).isEmpty());
        return requests(caller.sid()).getFirst();
    }

    private static List<RequestService> requests(String sid) {
        return read(
                Topics.ROUTING_COMMANDS,
                RoutingCommand.class,
                RequestService.class,
                request -> sid.equals(request.attributes().get("call")));
    }

    private static List<LeaveConversation> leavings(Caller caller) {
        return read(
                Topics.ROUTING_COMMANDS,
                RoutingCommand.class,
                LeaveConversation.class,
                leaving -> leaving.conversation().equals(Ids.callConversation("main", Channel.PHONE, caller.sid())));
    }

    private static void awaitNotes(Caller caller, String... texts) {
        var conversation = Ids.callConversation("main", Channel.PHONE, caller.sid());
        await().atMost(SOON).untilAsserted(() -> assertThat(notes(conversation)).contains(texts));
    }

    private static List<String> notes(String conversation) {
        return read(
                        Topics.MESSAGES,
                        ConversationEvent.class,
                        MessageStored.class,
                        event -> event.conversation().equals(conversation))
                .stream()
                .map(MessageStored::text)
                .toList();
    }
}
