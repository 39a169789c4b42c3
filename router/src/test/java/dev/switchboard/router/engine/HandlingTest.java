package dev.switchboard.router.engine;

import static dev.switchboard.router.engine.Centre.WS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.ContactState;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand.CompleteContact;
import dev.switchboard.events.RoutingCommand.FinishWrapUp;
import dev.switchboard.events.RoutingCommand.ParkContact;
import dev.switchboard.events.RoutingCommand.RemoveAgent;
import dev.switchboard.events.RoutingCommand.ReopenContact;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of a contact by the hand of its agent, and what cannot be done to it any more or not yet. */
class HandlingTest {

    private final Centre centre = Centre.open();

    @BeforeEach
    void avaHasAContact() {
        centre.busyBee("ava", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        centre.accept("k");
    }

    private void wrapUp() {
        centre.send(new CompleteContact(WS, "k", "ava", null));
        assertThat(centre.view("k").state()).isEqualTo(ContactState.WRAPPING);
    }

    @Test
    void aWrapUpThatIsFinishedMakesRoomForTheNext() {
        wrapUp();
        centre.chat("next", "billing");
        assertThat(centre.with("next")).isNull();

        centre.send(new FinishWrapUp(WS, "k", "ava", "sold"));

        assertThat(centre.theLast(ContactClosed.class).orElseThrow())
                .isEqualTo(new ContactClosed(WS, "k", "ava", "sold"));
        assertThat(centre.engine.contact(WS, "k")).isNull();
        assertThat(centre.with("next")).isEqualTo("ava");
    }

    @Test
    void onlyItsAgentFinishesAWrapUpAndOnlyOneThatThereIs() {
        centre.send(new FinishWrapUp(WS, "k", "ava", "sold"));
        assertThat(centre.rejection()).isEqualTo("contact.state");
        wrapUp();

        centre.send(new FinishWrapUp(WS, "k", "ben", "sold"));

        assertThat(centre.rejection()).isEqualTo("contact.not-yours");
        assertThat(centre.view("k").state()).isEqualTo(ContactState.WRAPPING);
    }

    @Test
    void aParkedContactCannotBeCompleted() {
        centre.send(new ParkContact(WS, "k", "ava"));

        centre.send(new CompleteContact(WS, "k", "ava", "sold"));

        assertThat(centre.rejection()).isEqualTo("contact.state");
        assertThat(centre.view("k").state()).isEqualTo(ContactState.PARKED);
    }

    @Test
    void aWrapUpIsNotReopened() {
        wrapUp();

        centre.send(new ReopenContact(WS, "k", "ava"));

        assertThat(centre.rejection()).isEqualTo("contact.state");
    }

    @Test
    void whoIsAwayReopensNothing() {
        centre.send(new ParkContact(WS, "k", "ava"));
        centre.presence("ava", Presence.OFFLINE);

        centre.send(new ReopenContact(WS, "k", "ava"));

        assertThat(centre.rejection()).isEqualTo("agent.offline");
        assertThat(centre.view("k").state()).isEqualTo(ContactState.PARKED);
    }

    @Test
    void whoIsGoneReopensNothing() {
        centre.send(new ParkContact(WS, "k", "ava"));
        centre.send(new RemoveAgent(WS, "ava"));

        centre.send(new ReopenContact(WS, "k", "ava"));

        assertThat(centre.rejection()).isEqualTo("agent.unknown");
        assertThat(centre.view("k").state()).isEqualTo(ContactState.PARKED);
    }
}
