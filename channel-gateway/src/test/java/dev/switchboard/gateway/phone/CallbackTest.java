package dev.switchboard.gateway.phone;

import static dev.switchboard.gateway.TestLog.read;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Outbound;
import dev.switchboard.events.Outbound.Control;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.LeaveConversation;
import dev.switchboard.events.RoutingCommand.PlanCallback;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.CallbackPlanned;
import dev.switchboard.events.RoutingEvent.ContactAssigned;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import dev.switchboard.events.RoutingEvent.ContactDiverted;
import dev.switchboard.events.RoutingEvent.ContactWrapping;
import dev.switchboard.events.RoutingEvent.CustomerLeft;
import dev.switchboard.events.RoutingEvent.CustomerTold;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who are told something and those who are called back; the router is played by the test. */
@QuarkusTest
@NullUnmarked
@WithTestResource(InfrastructureResource.class)
class CallbackTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BILLING = "+12025550101";
    private static final AtomicLong OFFSET = new AtomicLong();
    private static final long EPOCH = System.currentTimeMillis();
    private static final String PROMISE = "We will call you back. Goodbye.";

    /** Numbers for drama (Ofcom). */
    private final String number = "+44770090" + ThreadLocalRandom.current().nextInt(1_000, 9_999);

    private Providers providers;

    @BeforeEach
    void open() {
        var config = ConfigProvider.getConfig();
        providers = Providers.open(
                config.getValue("switchboard.test.providers.port", Integer.class),
                config.getValue("switchboard.test.providers.secret", String.class),
                URI.create(config.getValue("switchboard.public-url", String.class)),
                URI.create("http://localhost:" + RestAssured.port));
    }

    @AfterEach
    void close() {
        providers.close();
    }

    @Test
    void whoeverWaitsIsToldWhatTheHouseHasToSayAndGoesOnWaiting() throws Exception {
        var caller = queued(providers.twilio().call(number, BILLING));

        decide(new CustomerTold("main", contactOf(caller), "All lines are busy today"));

        await().atMost(SOON).until(() -> caller.heard().contains("All lines are busy today"));
        await().atMost(SOON).until(() -> caller.heard().getLast().startsWith("To be called back"));
        assertThat(caller.hasEnded()).isFalse();
        awaitNotes(caller, "The caller is told: All lines are busy today");
        assertThat(providers.twilio().received(number)).as("written as well").isEmpty();
        caller.hangUp();
    }

    @Test
    void whoeverIsTurnedAwayIsToldWhyBeforeTheCallEnds() throws Exception {
        var caller = providers.twilio().call(number, BILLING);
        var away = new Diversion.TurnAway("We are closed. Goodbye.");
        decide(
                opened(caller),
                new ContactDiverted("main", contactOf(caller), "billing", Diversion.Cause.CLOSED, away, null),
                new CustomerTold("main", contactOf(caller), away.message()),
                new ContactClosed("main", contactOf(caller), null, "turned-away"));

        await().atMost(SOON).until(caller::hasEnded);
        assertThat(caller.heard()).endsWith("We are closed. Goodbye.");
    }

    @Test
    void whoeverPressesOneIsPromisedACallOnceTheRouterHasPlannedIt() throws Exception {
        var caller = queued(providers.twilio().call(number, BILLING));
        await().atMost(SOON).until(() -> caller.heard().getLast().startsWith("To be called back, press 1"));
        caller.press("2");
        await().atMost(SOON)
                .until(() ->
                        caller.heard().stream().filter("You are next."::equals).count() > 1);
        assertThat(plans(caller)).isEmpty();

        caller.press("1");
        await().atMost(SOON).until(() -> !plans(caller).isEmpty());
        assertThat(caller.hasEnded()).isFalse();
        assertThat(caller.heard()).doesNotContain(PROMISE);
        decide(new CallbackPlanned("main", contactOf(caller), null));

        await().atMost(SOON).until(caller::hasEnded);
        assertThat(caller.heard()).endsWith(PROMISE);
        await().atMost(SOON).until(() -> leavings(caller).size() == 1);
    }

    @Test
    void whoWithholdsTheNumberIsNotOfferedToBeCalled() throws Exception {
        var caller = queued(providers.twilio().call("+266696687", BILLING));

        await().atMost(SOON).until(() -> caller.heard().contains("You are next."));
        await().atMost(SOON)
                .until(() ->
                        caller.heard().stream().filter("You are next."::equals).count() > 1);
        assertThat(caller.heard()).noneMatch(words -> words.contains("press 1"));
        caller.hangUp();
    }

    @Test
    void theCustomerIsCalledWhenAnAgentHasTheContact() throws Exception {
        var caller = owed();

        decide(new ContactAssigned("main", contactOf(caller), 1, "ava"));

        var called = answering();
        await().atMost(SOON).until(() -> "client:ava".equals(called.talkingTo()));
        assertThat(called.heard()).containsExactly("Hello, you asked us to call you back.");
        awaitNotes(caller, "The customer is being called", "The rep's phone is ringing", "The customer has answered");
        assertThat(leavings(caller)).hasSize(1);

        caller.hangUp();
        control(caller, "ava", Control.HOLD);
        await().atMost(SOON).until(called::isOnHold);
        assertThat(leavings(caller)).as("the first call's end is old news").hasSize(1);

        called.hangUp();
        await().atMost(SOON).until(() -> leavings(caller).size() == 2);
    }

    @Test
    void whoDoesNotAnswerCanBeCalledAgainUntilTheRepGivesUp() throws Exception {
        providers.twilio().customers().phoneOf(number, "no-answer");
        var caller = owed();
        decide(new ContactAssigned("main", contactOf(caller), 1, "ava"));
        awaitNotes(caller, "The customer did not answer");
        assertThat(leavings(caller)).as("nobody has left").hasSize(1);

        providers.twilio().customers().phoneOf(number, null);
        control(caller, "ava", Control.RING);
        var called = answering();
        await().atMost(SOON).until(() -> "client:ava".equals(called.talkingTo()));

        decide(new ContactWrapping(
                "main", contactOf(caller), "ava", Instant.now().plusSeconds(30)));
        await().atMost(SOON).until(called::hasEnded);
    }

    @Test
    void aQueueThatCallsBackSaysSoInItsOwnWords() throws Exception {
        var caller = queued(providers.twilio().call(number, BILLING));
        var back = new Diversion.CallBack("We open at nine and call you then.");
        decide(
                new ContactDiverted("main", contactOf(caller), "billing", Diversion.Cause.CLOSED, back, null),
                new CustomerTold("main", contactOf(caller), back.message()),
                new CallbackPlanned("main", contactOf(caller), Instant.now().plusSeconds(3_600)));

        await().atMost(SOON).until(caller::hasEnded);
        assertThat(caller.heard()).endsWith(back.message()).doesNotContain(PROMISE);
    }

    @Test
    void whoseNumberIsNotKnownCannotBeCalled() throws Exception {
        var caller = queued(providers.twilio().call("+266696687", BILLING));
        decide(new CallbackPlanned("main", contactOf(caller), null));
        await().atMost(SOON).until(() -> !leavings(caller).isEmpty());
        decide(new CustomerLeft("main", contactOf(caller)), new ContactAssigned("main", contactOf(caller), 1, "ava"));

        awaitNotes(caller, "The customer could not be reached: the number is not known");
        assertThat(providers.twilio().requests()).noneMatch(request -> request.startsWith("Calls "));
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
        await().atMost(SOON).until(() -> leavings(caller).size() == 1);
        assertThat(plans(caller)).isEmpty();
    }

    /** Somebody who is to be called back and has left the line. */
    private Caller owed() throws InterruptedException {
        var caller = queued(providers.twilio().call(number, BILLING));
        decide(new CallbackPlanned("main", contactOf(caller), null));
        await().atMost(SOON).until(() -> !leavings(caller).isEmpty());
        decide(new CustomerLeft("main", contactOf(caller)));
        return caller;
    }

    private Caller answering() {
        await().atMost(SOON).until(() -> providers.twilio().customers().at(number) != null);
        return providers.twilio().customers().at(number);
    }

    private static Caller queued(Caller caller) {
        decide(
                opened(caller),
                new RoutingEvent.ContactQueued(
                        "main",
                        contactOf(caller),
                        "billing-" + caller.sid(),
                        QueuedBecause.ARRIVED,
                        null,
                        Duration.ZERO,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        return caller;
    }

    /** As the router has it once it has read the request. */
    private static RoutingEvent opened(Caller caller) {
        await().atMost(SOON).until(() -> !requests(caller).isEmpty());
        var request = requests(caller).getFirst();
        return new RoutingEvent.ContactOpened(
                "main",
                request.contact(),
                request.conversation(),
                request.message(),
                request.channel(),
                request.customer(),
                request.to(),
                null,
                null,
                request.attributes());
    }

    private static List<RequestService> requests(Caller caller) {
        return read(
                Topics.ROUTING_COMMANDS,
                RoutingCommand.class,
                RequestService.class,
                request -> caller.sid().equals(request.attributes().get("call")));
    }

    private static List<PlanCallback> plans(Caller caller) {
        return read(
                Topics.ROUTING_COMMANDS,
                RoutingCommand.class,
                PlanCallback.class,
                plan -> plan.conversation().equals(conversationOf(caller)));
    }

    private static List<LeaveConversation> leavings(Caller caller) {
        return read(
                Topics.ROUTING_COMMANDS,
                RoutingCommand.class,
                LeaveConversation.class,
                leaving -> leaving.conversation().equals(conversationOf(caller)));
    }

    private static String conversationOf(Caller caller) {
        return Ids.callConversation("main", Channel.PHONE, caller.sid());
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
        TestLog.write(
                Topics.OUTBOUND,
                conversationOf(caller),
                Wire.toBytes(new Outbound.CallControl(
                        "main", conversationOf(caller), contactOf(caller), agent, control, Instant.now())));
    }

    private static void awaitNotes(Caller caller, String... texts) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(read(
                                Topics.MESSAGES,
                                ConversationEvent.class,
                                MessageStored.class,
                                event -> event.conversation().equals(conversationOf(caller))))
                        .extracting(MessageStored::text)
                        .contains(texts));
    }
}
