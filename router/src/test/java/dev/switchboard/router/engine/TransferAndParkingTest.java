package dev.switchboard.router.engine;

import static dev.switchboard.router.engine.Centre.WS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.ContactState;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand.LeaveConversation;
import dev.switchboard.events.RoutingCommand.ParkContact;
import dev.switchboard.events.RoutingCommand.ReopenContact;
import dev.switchboard.events.RoutingCommand.TransferToAgent;
import dev.switchboard.events.RoutingCommand.TransferToQueue;
import dev.switchboard.events.RoutingEvent.ContactOffered;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransferAndParkingTest {

    private final Centre centre = Centre.open();

    @BeforeEach
    void avaHasAContact() {
        centre.busyBee("ava", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        centre.accept("k");
    }

    @Test
    void goesToTheQueueNamed() {
        centre.agent("ines", "orders", Map.of("orders", 9));

        centre.send(new TransferToQueue(WS, "k", "ava", "orders", "asks for a parcel"));

        assertThat(centre.with("k")).isEqualTo("ines");
    }

    @Test
    void isNotOfferedBackToWhoTransferredIt() {
        centre.send(new TransferToQueue(WS, "k", "ava", "billing", null));
        assertThat(centre.view("k").state()).isEqualTo(ContactState.QUEUED);

        centre.pass(30);

        assertThat(centre.with("k")).isEqualTo("ava");
    }

    @Test
    void waitsForTheAgentItIsTransferredTo() {
        centre.busyBee("ben", "billing", Map.of("billing", 9));
        centre.chat("other", "billing");
        centre.accept("other");
        centre.agent("carla", "billing", Map.of("billing", 9));

        centre.send(new TransferToAgent(WS, "k", "ava", "ben", null));
        assertThat(centre.view("k").forAgent()).isEqualTo("ben");
        centre.complete("other");

        ContactOffered offer = centre.theLast(ContactOffered.class).orElseThrow();
        assertThat(offer.agent()).isEqualTo("ben");
        assertThat(offer.why().strategy()).isEqualTo("transfer");
    }

    @Test
    void fallsBackToTheQueueWhenTheAgentHasNoTime() {
        centre.agent("ben", "orders", Map.of());
        centre.presence("ben", Presence.NOT_READY);
        centre.agent("carla", "billing", Map.of("billing", 9));
        centre.send(new TransferToAgent(WS, "k", "ava", "ben", null));
        centre.presence("ava", Presence.NOT_READY);

        centre.pass(60);

        assertThat(centre.with("k")).isEqualTo("carla");
    }

    @Test
    void refusesTransfersThatLeadNowhere() {
        centre.send(new TransferToQueue(WS, "k", "ava", "nowhere", null));
        assertThat(centre.rejection()).isEqualTo("queue.unknown");
        centre.send(new TransferToAgent(WS, "k", "ava", "nobody", null));
        assertThat(centre.rejection()).isEqualTo("agent.unknown");
        centre.send(new TransferToAgent(WS, "k", "ava", "ava", null));
        assertThat(centre.rejection()).isEqualTo("transfer.to-self");
        centre.send(new TransferToQueue(WS, "k", "ben", "orders", null));
        assertThat(centre.rejection()).isEqualTo("contact.not-yours");
    }

    @Test
    void aParkedContactTakesNoPlace() {
        centre.chat("next", "billing");

        centre.send(new ParkContact(WS, "k", "ava"));

        assertThat(centre.with("next")).isEqualTo("ava");
        assertThat(centre.view("k").state()).isEqualTo(ContactState.PARKED);
    }

    @Test
    void aMessageBringsAParkedContactBackToItsAgent() {
        centre.send(new ParkContact(WS, "k", "ava"));
        centre.agent("ben", "billing", Map.of("billing", 9));

        centre.write("k", "m-2");

        assertThat(centre.lastTypes()).containsExactly("MessageAdded", "ContactQueued", "ContactOffered");
        assertThat(centre.with("k")).isEqualTo("ava");
    }

    @Test
    void anyoneMayTakeAReopenedContactAfterHalfAMinute() {
        centre.send(new ParkContact(WS, "k", "ava"));
        centre.presence("ava", Presence.NOT_READY);
        centre.agent("ben", "billing", Map.of("billing", 9));
        centre.write("k", "m-2");
        assertThat(centre.view("k").state()).isEqualTo(ContactState.QUEUED);

        centre.pass(30);

        assertThat(centre.with("k")).isEqualTo("ben");
    }

    @Test
    void anyoneMayTakeAReopenedContactWhoseAgentIsAway() {
        centre.send(new ParkContact(WS, "k", "ava"));
        centre.presence("ava", Presence.OFFLINE);
        centre.agent("ben", "billing", Map.of("billing", 9));

        centre.write("k", "m-2");

        assertThat(centre.with("k")).isEqualTo("ben");
    }

    @Test
    void reopeningByHandGivesItBackAtOnce() {
        centre.send(new ParkContact(WS, "k", "ava"));

        centre.send(new ReopenContact(WS, "k", "ava"));

        assertThat(centre.view("k").state()).isEqualTo(ContactState.ASSIGNED);
    }

    @Test
    void reopeningByHandWaitsForAFreePlace() {
        centre.send(new ParkContact(WS, "k", "ava"));
        centre.chat("next", "billing");
        centre.accept("next");

        centre.send(new ReopenContact(WS, "k", "ava"));
        assertThat(centre.view("k").forAgent()).isEqualTo("ava");
        centre.complete("next");

        assertThat(centre.with("k")).isEqualTo("ava");
    }

    @Test
    void aCustomerWhoLeavesClosesAParkedContact() {
        centre.send(new ParkContact(WS, "k", "ava"));

        centre.send(new LeaveConversation(WS, "v-k", null));

        assertThat(centre.lastTypes()).containsExactly("ContactClosed");
        assertThat(centre.engine.contact(WS, "k")).isNull();
    }

    @Test
    void aMessageDuringWrapUpOpensANewContact() {
        centre.send(new dev.switchboard.events.RoutingCommand.CompleteContact(WS, "k", "ava", null));
        assertThat(centre.view("k").state()).isEqualTo(ContactState.WRAPPING);

        centre.write("k", "k-again");

        assertThat(centre.lastTypes()).startsWith("ContactOpened", "ContactQueued");
        assertThat(centre.view("k-again").conversation()).isEqualTo("v-k");
    }

    @Test
    void whoComesBackWaitsFromThenOn() {
        centre.send(new ParkContact(WS, "k", "ava"));
        centre.presence("ava", Presence.OFFLINE);
        centre.pass(10);
        centre.chat("other", "billing");
        centre.pass(10);
        centre.write("k", "m-2");
        assertThat(centre.view("k").arrivedAt()).isEqualTo(centre.now);

        centre.busyBee("ben", "billing", Map.of("billing", 9));

        assertThat(centre.with("other")).isEqualTo("ben");
    }

    @Test
    void whoComesBackInTheMomentAnotherComesGoesAfterThatOne() {
        centre.send(new ParkContact(WS, "k", "ava"));
        centre.presence("ava", Presence.OFFLINE);
        centre.chat("other", "billing");
        centre.write("k", "m-2");

        centre.busyBee("ben", "billing", Map.of("billing", 9));

        assertThat(centre.with("other")).isEqualTo("ben");
    }
}
