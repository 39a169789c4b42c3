package dev.switchboard.router.engine;

import static dev.switchboard.router.engine.Centre.WS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand.CompleteContact;
import dev.switchboard.events.RoutingCommand.LeaveConversation;
import dev.switchboard.events.RoutingCommand.PutAgent;
import dev.switchboard.events.RoutingCommand.RemoveAgent;
import dev.switchboard.events.RoutingCommand.SetPresence;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PresenceAndRosterTest {

    private final Centre centre = Centre.open();

    @Test
    void whoGoesAwayLeavesOffersAndWorkToOthers() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.chat("assigned", "billing");
        centre.accept("assigned");
        centre.chat("offered", "billing");
        centre.agent("ben", "billing", Map.of("billing", 9));

        centre.presence("ava", Presence.OFFLINE);

        assertThat(centre.with("assigned")).isEqualTo("ben");
        assertThat(centre.with("offered")).isEqualTo("ben");
        assertThat(centre.offeredTo()).containsExactly("ben", "ben");
    }

    @Test
    void whoPausesKeepsWorkButNotOffers() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.chat("assigned", "billing");
        centre.accept("assigned");
        centre.chat("offered", "billing");

        centre.presence("ava", Presence.NOT_READY);

        assertThat(centre.view("assigned").state()).isEqualTo(ContactState.ASSIGNED);
        assertThat(centre.view("offered").state()).isEqualTo(ContactState.QUEUED);
        centre.ready("ava");
        assertThat(centre.with("offered")).isEqualTo("ava");
    }

    @Test
    void wrapUpEndsWhenTheAgentGoesAway() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        centre.accept("k");
        centre.send(new CompleteContact(WS, "k", "ava", null));

        centre.presence("ava", Presence.OFFLINE);

        assertThat(centre.lastTypes()).containsExactly("PresenceChanged", "ContactClosed");
    }

    @Test
    void wrapUpEndsByItself() {
        centre.busyBee("ava", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        centre.accept("k");
        centre.send(new CompleteContact(WS, "k", "ava", null));
        centre.chat("next", "billing");
        assertThat(centre.view("next").state()).isEqualTo(ContactState.QUEUED);

        centre.pass(30);

        assertThat(centre.lastTypes()).contains("ContactClosed");
        assertThat(centre.with("next")).isEqualTo("ava");
    }

    @Test
    void aRemovedAgentLeavesAsOneWhoGoesAway() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");

        centre.send(new RemoveAgent(WS, "ava"));

        assertThat(centre.lastTypes())
                .containsExactly("PresenceChanged", "OfferWithdrawn", "ContactQueued", "AgentRemoved");
        centre.send(new SetPresence(WS, "ava", Presence.READY, null));
        assertThat(centre.rejection()).isEqualTo("agent.unknown");
    }

    @Test
    void newSkillsTakeEffectAtOnce() {
        centre.agent("gina", "billing", Map.of("technical", 9));
        centre.chat("k", "billing");

        centre.send(new PutAgent(WS, new AgentProfile("gina", "Gina", "billing", Map.of("billing", 4), Map.of())));

        assertThat(centre.with("k")).isEqualTo("gina");
    }

    @Test
    void capacityIsCountedByChannel() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        for (int i = 1; i <= 4; i++) {
            centre.chat("k" + i, "billing");
        }

        assertThat(centre.with("k3")).isEqualTo("ava");
        assertThat(centre.view("k4").state()).isEqualTo(ContactState.QUEUED);
        centre.request("mail", "v-mail", Channel.EMAIL, "billing");
        assertThat(centre.with("mail")).isEqualTo("ava");
    }

    @Test
    void loweredCapacityKeepsWorkAndTakesNothingNew() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.chat("k1", "billing");
        centre.chat("k2", "billing");

        Map<Channel, Integer> one = Map.of(Channel.CHAT, 1);
        centre.send(new PutAgent(WS, new AgentProfile("ava", "Ava", "billing", Map.of("billing", 9), one)));
        centre.chat("k3", "billing");
        centre.accept("k1");
        centre.complete("k1");

        assertThat(centre.with("k2")).isEqualTo("ava");
        assertThat(centre.view("k3").state()).isEqualTo(ContactState.QUEUED);
    }

    @Test
    void aCallIsNotInterrupted() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.request("call", "v-call", Channel.PHONE, "billing");
        centre.accept("call");
        centre.request("mail", "v-mail", Channel.EMAIL, "billing");
        assertThat(centre.view("mail").state()).isEqualTo(ContactState.QUEUED);

        centre.complete("call");

        assertThat(centre.with("mail")).isEqualTo("ava");
    }

    @Test
    void aCustomerWhoLeavesWhileWaitingIsAbandoned() {
        centre.busyBee("ava", "billing", Map.of("billing", 9));
        centre.chat("k1", "billing");
        centre.chat("k2", "billing");

        centre.send(new LeaveConversation(WS, "v-k1", null));

        assertThat(centre.lastTypes()).containsExactly("OfferWithdrawn", "ContactAbandoned", "ContactOffered");
        assertThat(centre.with("k2")).isEqualTo("ava");
    }
}
