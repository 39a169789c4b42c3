package dev.switchboard.gateway.phone;

import static dev.switchboard.gateway.phone.Telephony.ANONYMOUS;
import static dev.switchboard.gateway.phone.Telephony.BILLING;
import static dev.switchboard.gateway.phone.Telephony.PROMISE;
import static dev.switchboard.gateway.phone.Telephony.SOON;
import static dev.switchboard.gateway.phone.Telephony.awaitNotes;
import static dev.switchboard.gateway.phone.Telephony.contactOf;
import static dev.switchboard.gateway.phone.Telephony.decide;
import static dev.switchboard.gateway.phone.Telephony.leavings;
import static dev.switchboard.gateway.phone.Telephony.opened;
import static dev.switchboard.gateway.phone.Telephony.queued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.events.Diversion;
import dev.switchboard.events.RoutingEvent.CallbackPlanned;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import dev.switchboard.events.RoutingEvent.ContactDiverted;
import dev.switchboard.events.RoutingEvent.CustomerLeft;
import dev.switchboard.events.RoutingEvent.CustomerTold;
import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What the house tells customers who wait on the phone, or off it for a callback; the router is played by the test. */
@QuarkusTest
@NullUnmarked
@WithTestResource(InfrastructureResource.class)
class ToldCallersTest extends OnThePhone {

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
    void whoWaitsOffTheLineIsWrittenTo() throws Exception {
        var caller = queued(providers.twilio().call(number, BILLING));
        decide(new CallbackPlanned("main", contactOf(caller), null));
        await().atMost(SOON).until(() -> leavings(caller) > 0);
        decide(new CustomerLeft("main", contactOf(caller)));

        decide(new CustomerTold("main", contactOf(caller), "All lines are busy today"));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(providers.twilio().received(number)).containsExactly("All lines are busy today"));
        awaitNotes(caller, "The customer is told by text message: All lines are busy today");
        assertThat(caller.heard()).doesNotContain("All lines are busy today");
    }

    @Test
    void whoIsTurnedAwayOffTheLineIsWrittenToo() throws Exception {
        var caller = queued(providers.twilio().call(number, BILLING));
        decide(new CallbackPlanned("main", contactOf(caller), null));
        await().atMost(SOON).until(() -> leavings(caller) > 0);
        decide(
                new CustomerLeft("main", contactOf(caller)),
                new CustomerTold("main", contactOf(caller), "We are closed for good."),
                new ContactClosed("main", contactOf(caller), null, "turned-away"));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(providers.twilio().received(number)).containsExactly("We are closed for good."));
    }

    @Test
    void whoseNumberIsNotKnownCannotBeWrittenTo() throws Exception {
        var caller = queued(providers.twilio().call(ANONYMOUS, BILLING));
        decide(new CallbackPlanned("main", contactOf(caller), null));
        await().atMost(SOON).until(() -> leavings(caller) > 0);

        decide(
                new CustomerLeft("main", contactOf(caller)),
                new CustomerTold("main", contactOf(caller), "All lines are busy today"));

        awaitNotes(caller, "The customer could not be told, for the number is not known: All lines are busy today");
        assertThat(providers.twilio().requests()).noneMatch(request -> request.startsWith("Messages "));
    }
}
