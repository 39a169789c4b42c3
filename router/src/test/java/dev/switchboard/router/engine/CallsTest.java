package dev.switchboard.router.engine;

import static dev.switchboard.router.engine.Centre.WS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.RoutingCommand.LeaveConversation;
import dev.switchboard.events.RoutingCommand.ParkContact;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallsTest {

    private final Centre centre = Centre.open();

    @BeforeEach
    void avaTalksOnThePhone() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.request("k", "call-1", Channel.PHONE, "billing");
        centre.accept("k");
    }

    @Test
    void whenTheCallerHangsUpTheWrapUpBegins() {
        centre.send(new LeaveConversation(WS, "call-1", null));

        assertThat(centre.lastTypes()).startsWith("CustomerLeft", "ContactWrapping");
        assertThat(centre.view("k").state()).isEqualTo(ContactState.WRAPPING);
        assertThat(centre.send(new LeaveConversation(WS, "call-1", null))).isEmpty();
    }

    @Test
    void whoHangsUpWhileWaitingHasAbandoned() {
        centre.request("other", "call-2", Channel.PHONE, "billing");

        centre.send(new LeaveConversation(WS, "call-2", null));

        assertThat(centre.lastTypes()).containsExactly("ContactAbandoned");
    }

    @Test
    void aCallIsNotParked() {
        centre.send(new ParkContact(WS, "k", "ava"));

        assertThat(centre.rejection()).isEqualTo("channel.no-parking");
        assertThat(centre.view("k").state()).isEqualTo(ContactState.ASSIGNED);
    }
}
