package dev.switchboard.gateway.phone;

import static dev.switchboard.gateway.phone.Telephony.BILLING;
import static dev.switchboard.gateway.phone.Telephony.SOON;
import static dev.switchboard.gateway.phone.Telephony.awaitNotes;
import static dev.switchboard.gateway.phone.Telephony.contactOf;
import static dev.switchboard.gateway.phone.Telephony.control;
import static dev.switchboard.gateway.phone.Telephony.decide;
import static dev.switchboard.gateway.phone.Telephony.leavings;
import static dev.switchboard.gateway.phone.Telephony.opened;
import static dev.switchboard.gateway.phone.Telephony.queued;
import static dev.switchboard.gateway.phone.Telephony.queuedEvent;
import static dev.switchboard.gateway.phone.Telephony.requestOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Outbound.Control;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent.CallbackPlanned;
import dev.switchboard.events.RoutingEvent.ContactAbandoned;
import dev.switchboard.events.RoutingEvent.ContactAssigned;
import dev.switchboard.events.RoutingEvent.ContactWrapping;
import dev.switchboard.local.InfrastructureResource;
import dev.switchboard.providers.Caller;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Calls from the ringing to the end, against a provider that signs and checks as Twilio does; the router is played by the test. */
@QuarkusTest
@NullUnmarked
@WithTestResource(InfrastructureResource.class)
class PhoneTest extends OnThePhone {

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
        decide(new ContactAbandoned("main", contactOf(first)));
        await().atMost(SOON).untilAsserted(() -> assertThat(second.heard()).contains("You are next."));
        second.hangUp();
    }

    @Test
    void placesGoInTheRoutersOrder() throws Exception {
        var queue = "queue-" + UUID.randomUUID();
        var first = queued(providers.twilio().call(number, BILLING), queue);
        var urgent = providers.twilio().call("+447700901235", BILLING);
        decide(opened(urgent), queuedEvent(urgent, queue, QueuedBecause.ARRIVED, Duration.ofHours(1)));

        await().atMost(SOON).untilAsserted(() -> assertThat(first.heard()).contains("You are number 2 in the queue."));
        assertThat(urgent.heard()).doesNotContain("You are number 2 in the queue.");
        first.hangUp();
        urgent.hangUp();
    }

    @Test
    void whoIsNotToBeServedYetStandsBeforeNobody() throws Exception {
        var queue = "queue-" + UUID.randomUUID();
        var tomorrow = queued(providers.twilio().call(number, BILLING), queue);
        decide(new CallbackPlanned("main", contactOf(tomorrow), Instant.now().plusSeconds(86_400)));
        await().atMost(SOON).until(tomorrow::hasEnded);

        var next = queued(providers.twilio().call("+447700901236", BILLING), queue);

        await().atMost(SOON).until(() -> next.heard().size() > 1);
        assertThat(next.heard().get(1)).isEqualTo("You are next.");
        next.hangUp();
    }

    @Test
    void theRepIsRungAndBothTalkUntilOneLeaves() throws Exception {
        var caller = queued(providers.twilio().call(number, BILLING), "billing");

        decide(new ContactAssigned("main", contactOf(caller), 1, "ava"));

        await().atMost(SOON).until(() -> "client:ava".equals(caller.talkingTo()));
        awaitNotes(caller, "The rep's phone is ringing", "Connected");

        caller.hangUp();
        await().atMost(SOON).until(() -> leavings(caller) > 0);
        assertThat(leavings(caller)).isEqualTo(1);
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

        decide(queuedEvent(caller, "technical", QueuedBecause.TRANSFERRED, Duration.ZERO));
        await().atMost(SOON).until(() -> caller.talkingTo() == null);
        await().atMost(SOON).untilAsserted(() -> assertThat(caller.heard()).contains("You are next."));
        assertThat(caller.hasEnded()).isFalse();
        decide(new ContactAssigned("main", contactOf(caller), 2, "ben"));

        await().atMost(SOON).until(() -> "client:ben".equals(caller.talkingTo()));
        assertThat(caller.hasEnded()).isFalse();
        caller.hangUp();
    }

    @Test
    void whoeverCompletesTheContactEndsTheCall() throws Exception {
        var caller = talking("ava");

        decide(new ContactWrapping(
                "main", contactOf(caller), "ava", Instant.now().plusSeconds(30)));

        await().atMost(SOON).until(caller::hasEnded);
        await().atMost(SOON).until(() -> leavings(caller) > 0);
    }

    @Test
    void aRepWhoHangsUpEndsTheCall() throws Exception {
        var caller = talking("carla");

        providers.twilio().repHangsUp("carla");

        await().atMost(SOON).until(caller::hasEnded);
        await().atMost(SOON).until(() -> leavings(caller) > 0);
    }

    @Test
    void aPhoneThatIsNotAnsweredCanRingAgain() throws Exception {
        providers.twilio().phoneOf("dan", "no-answer");
        var caller = queued(providers.twilio().call(number, BILLING), "billing");
        decide(new ContactAssigned("main", contactOf(caller), 1, "dan"));
        awaitNotes(caller, "The rep's phone is ringing", "The rep's phone was not answered");

        providers.twilio().phoneOf("dan", null);
        control(caller, "dan", Control.RING);

        await().atMost(SOON).until(() -> "client:dan".equals(caller.talkingTo()));
        caller.hangUp();
    }

    private Caller talking(String agent) throws InterruptedException {
        var caller = queued(providers.twilio().call(number, BILLING), "billing");
        decide(new ContactAssigned("main", contactOf(caller), 1, agent));
        await().atMost(SOON).until(() -> ("client:" + agent).equals(caller.talkingTo()));
        return caller;
    }
}
