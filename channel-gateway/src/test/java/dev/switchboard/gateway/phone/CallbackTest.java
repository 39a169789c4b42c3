package dev.switchboard.gateway.phone;

import static dev.switchboard.gateway.phone.Telephony.ANONYMOUS;
import static dev.switchboard.gateway.phone.Telephony.BILLING;
import static dev.switchboard.gateway.phone.Telephony.PROMISE;
import static dev.switchboard.gateway.phone.Telephony.SOON;
import static dev.switchboard.gateway.phone.Telephony.awaitNotes;
import static dev.switchboard.gateway.phone.Telephony.contactOf;
import static dev.switchboard.gateway.phone.Telephony.control;
import static dev.switchboard.gateway.phone.Telephony.conversationOf;
import static dev.switchboard.gateway.phone.Telephony.decide;
import static dev.switchboard.gateway.phone.Telephony.leavings;
import static dev.switchboard.gateway.phone.Telephony.notes;
import static dev.switchboard.gateway.phone.Telephony.plans;
import static dev.switchboard.gateway.phone.Telephony.queued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.events.Outbound.Control;
import dev.switchboard.events.RoutingEvent.CallbackPlanned;
import dev.switchboard.events.RoutingEvent.ContactAssigned;
import dev.switchboard.events.RoutingEvent.ContactWrapping;
import dev.switchboard.events.RoutingEvent.CustomerLeft;
import dev.switchboard.local.InfrastructureResource;
import dev.switchboard.providers.Caller;
import dev.switchboard.providers.CustomerPhones;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Callers who are called back instead of staying on the line; the router is played by the test. */
@QuarkusTest
@NullUnmarked
@WithTestResource(InfrastructureResource.class)
class CallbackTest extends OnThePhone {

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
        await().atMost(SOON).until(() -> leavings(caller) == 1);
    }

    /** The caller's music ends and asks how to go on, while the provider does not take the promise. */
    @Test
    void nobodyIsCutOffBeforeThePromiseIsHeard() throws Exception {
        var caller = queued(providers.twilio().call(number, BILLING));
        caller.press("1");
        await().atMost(SOON).until(() -> !plans(caller).isEmpty());
        providers.twilio().refuseNext(503);
        providers.twilio().refuseNext(503);

        decide(new CallbackPlanned("main", contactOf(caller), null));

        await().atMost(SOON).until(caller::hasEnded);
        assertThat(caller.heard()).endsWith(PROMISE);
    }

    @Test
    void whoWithholdsTheNumberIsNotOfferedToBeCalled() throws Exception {
        var caller = queued(providers.twilio().call(ANONYMOUS, BILLING));

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
        assertThat(leavings(caller)).isEqualTo(1);

        caller.hangUp();
        control(caller, "ava", Control.HOLD);
        await().atMost(SOON).until(called::isOnHold);
        assertThat(leavings(caller)).as("the first call's end is old news").isEqualTo(1);

        called.hangUp();
        await().atMost(SOON).until(() -> leavings(caller) == 2);
    }

    @Test
    void whoIsConnectedBeforeHavingLeftEndsTheContactByHangingUp() throws Exception {
        var caller = queued(providers.twilio().call(number, BILLING));
        decide(
                new CallbackPlanned("main", contactOf(caller), null),
                new ContactAssigned("main", contactOf(caller), 1, "ava"));
        await().atMost(SOON).until(() -> "client:ava".equals(caller.talkingTo()));

        caller.hangUp();
        await().atMost(SOON).until(() -> leavings(caller) == 1);
        // to the router this was the caller who need not stay on the line
        decide(new CustomerLeft("main", contactOf(caller)));

        await().atMost(SOON).until(() -> leavings(caller) == 2);
        assertThat(providers.twilio().requests()).noneMatch(request -> request.startsWith("Calls "));
    }

    @Test
    void whoHasGoneUnheardIsCalledAndTheRouterLearnsThatBothCallsEnded() throws Exception {
        var caller = queued(providers.twilio().call(number, BILLING));
        caller.vanish();
        decide(
                new CallbackPlanned("main", contactOf(caller), null),
                new ContactAssigned("main", contactOf(caller), 1, "ava"));

        var called = answering();
        await().atMost(SOON).until(() -> "client:ava".equals(called.talkingTo()));
        assertThat(leavings(caller)).as("of the first call").isEqualTo(1);
        decide(new CustomerLeft("main", contactOf(caller)));
        caller.hangUp();

        called.hangUp();
        await().atMost(SOON).until(() -> leavings(caller) > 1);
        assertThat(leavings(caller)).as("the first call's end is old news").isEqualTo(2);
    }

    @Test
    void connectedMeansThatBothAre() throws Exception {
        providers.twilio().customers().phoneOf(number, CustomerPhones.RINGING);
        var caller = owed();
        decide(new ContactAssigned("main", contactOf(caller), 1, "ava"));
        await().atMost(SOON).until(() -> providers.twilio().isOnThePhone("ava"));

        providers.twilio().customers().phoneOf(number, null);

        awaitNotes(caller, "The rep's phone is ringing", "The customer has answered", "Connected");
        assertThat(notes(conversationOf(caller))).containsOnlyOnce("Connected");
        answering().hangUp();
    }

    @Test
    void whoDoesNotAnswerCanBeCalledAgainUntilTheRepGivesUp() throws Exception {
        providers.twilio().customers().phoneOf(number, "no-answer");
        var caller = owed();
        decide(new ContactAssigned("main", contactOf(caller), 1, "ava"));
        awaitNotes(caller, "The customer did not answer");
        assertThat(leavings(caller)).as("nobody has left").isEqualTo(1);

        providers.twilio().customers().phoneOf(number, null);
        control(caller, "ava", Control.RING);
        var called = answering();
        await().atMost(SOON).until(() -> "client:ava".equals(called.talkingTo()));

        decide(new ContactWrapping(
                "main", contactOf(caller), "ava", Instant.now().plusSeconds(30)));
        await().atMost(SOON).until(called::hasEnded);
    }

    @Test
    void whoseNumberIsNotKnownCannotBeCalled() throws Exception {
        var caller = queued(providers.twilio().call(ANONYMOUS, BILLING));
        decide(new CallbackPlanned("main", contactOf(caller), null));
        await().atMost(SOON).until(() -> leavings(caller) > 0);
        decide(new CustomerLeft("main", contactOf(caller)), new ContactAssigned("main", contactOf(caller), 1, "ava"));

        awaitNotes(caller, "The customer could not be reached: the number is not known");
        assertThat(providers.twilio().requests()).noneMatch(request -> request.startsWith("Calls "));
    }

    /** Somebody who is to be called back and has left the line. */
    private Caller owed() throws InterruptedException {
        var caller = queued(providers.twilio().call(number, BILLING));
        decide(new CallbackPlanned("main", contactOf(caller), null));
        await().atMost(SOON).until(() -> leavings(caller) > 0);
        decide(new CustomerLeft("main", contactOf(caller)));
        return caller;
    }

    private Caller answering() {
        await().atMost(SOON).until(() -> providers.twilio().customers().at(number) != null);
        return providers.twilio().customers().at(number);
    }
}
