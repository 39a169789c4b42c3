package dev.switchboard.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand.AcceptOffer;
import dev.switchboard.events.RoutingCommand.DeclineOffer;
import dev.switchboard.events.RoutingEvent.ContactOffered;
import dev.switchboard.events.RoutingEvent.OfferMissed;
import dev.switchboard.events.RoutingEvent.OfferWithdrawn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Offers to several agents at once, accepted at once, with a time of their own; and how much an agent carries. */
class OfferPoliciesTest {

    private static final String SEVERAL = """
            queues:
              - queue: billing
                team: billing
                offer_to: 2
                offer_timeout: 20s
                offer_timeout_by_channel: {email: 2m}
            fallback: billing
            missed_offers: 1
            """;

    private static Centre three() {
        return Centre.planned(SEVERAL)
                .busyBee("ava", "billing", Map.of())
                .busyBee("ben", "billing", Map.of())
                .busyBee("carla", "billing", Map.of());
    }

    private static List<String> offeredTo(Centre centre) {
        return centre.lastOf(ContactOffered.class).map(ContactOffered::agent).toList();
    }

    @Test
    void theFirstToAcceptHasItAndTheOthersComeFree() {
        Centre centre = three();
        centre.ask("k", Channel.CHAT, Map.of());
        assertThat(offeredTo(centre)).containsExactly("ava", "ben");
        centre.ask("l", Channel.CHAT, Map.of());
        assertThat(offeredTo(centre)).containsExactly("carla");
        centre.ask("m", Channel.CHAT, Map.of());

        centre.send(new AcceptOffer(Centre.WS, "k", 1, "ben"));
        assertThat(centre.theLast(OfferWithdrawn.class).orElseThrow().because()).isEqualTo("taken");
        assertThat(centre.with("k")).isEqualTo("ben");
        assertThat(centre.with("m")).as("ava is free again").isEqualTo("ava");
        centre.send(new AcceptOffer(Centre.WS, "k", 1, "ava"));
        assertThat(centre.rejection()).isEqualTo("offer.expired");
    }

    @Test
    void itStandsUntilTheLastHasDeclined() {
        Centre centre = three();
        centre.ask("k", Channel.CHAT, Map.of());
        centre.send(new DeclineOffer(Centre.WS, "k", 1, "ava", null));
        assertThat(centre.view("k").state()).isEqualTo(ContactState.OFFERED);
        assertThat(centre.with("k")).isEqualTo("ben");
        centre.presence("ben", Presence.NOT_READY);
        assertThat(centre.with("k")).as("the next offer").isEqualTo("carla");
        assertThat(centre.view("k").offer()).isEqualTo(2);
    }

    @Test
    void whoeverDoesNotAnswerHasMissedIt() {
        Centre centre = three();
        centre.ask("k", Channel.CHAT, Map.of());
        centre.pass(20);
        assertThat(centre.lastOf(OfferMissed.class).map(OfferMissed::agent)).containsExactly("ava", "ben");
        assertThat(centre.agentView("ava").presence()).isEqualTo(Presence.NOT_READY);
        assertThat(centre.agentView("ben").presence()).isEqualTo(Presence.NOT_READY);
        assertThat(centre.with("k")).isEqualTo("carla");
    }

    @Test
    void aCustomerWhoLeavesFreesThemAll() {
        Centre centre = three();
        centre.ask("k", Channel.CHAT, Map.of());
        centre.leave("k");
        assertThat(centre.lastOf(OfferWithdrawn.class)).hasSize(2);
        assertThat(centre.agentView("ava").load()).isEmpty();
        assertThat(centre.agentView("ben").load()).isEmpty();
    }

    @Test
    void aChannelMayHaveATimeOfItsOwn() {
        Centre centre = three();
        centre.ask("k", Channel.EMAIL, Map.of());
        assertThat(centre.view("k").until()).isEqualTo(centre.now.plus(Duration.ofMinutes(2)));
    }

    @Test
    void someChannelsAreNotAskedAbout() {
        Centre centre = Centre.planned("""
                queues:
                  - {queue: billing, team: billing, auto_accept: [phone]}
                fallback: billing
                """);
        centre.agent("ava", "billing", Map.of());
        centre.ask("p", Channel.PHONE, Map.of());
        assertThat(centre.view("p").state()).isEqualTo(ContactState.ASSIGNED);
        centre.agent("ben", "billing", Map.of());
        centre.ask("c", Channel.CHAT, Map.of());
        assertThat(centre.view("c").state()).isEqualTo(ContactState.OFFERED);
    }

    @Test
    void anAgentCarriesNoMoreThanTheWeightAllows() {
        Centre centre = Centre.planned("""
                queues:
                  - {queue: billing, team: billing}
                fallback: billing
                weights: {limit: 100, chat: 40, email: 30}
                """);
        centre.agent("ava", "billing", Map.of());
        centre.ask("c1", Channel.CHAT, Map.of());
        centre.ask("c2", Channel.CHAT, Map.of());
        centre.ask("e1", Channel.EMAIL, Map.of());
        assertThat(centre.with("c2")).isEqualTo("ava");
        assertThat(centre.with("e1")).as("80 + 30").isNull();
        centre.leave("c1");
        assertThat(centre.with("e1")).isEqualTo("ava");
    }

    @Test
    void aReopenedContactGoesToItsAgentOrElseFarToTheFront() {
        Centre centre = Centre.planned("""
                queues:
                  - {queue: billing, team: billing}
                fallback: billing
                reopening: {wait: 1m, head_start: 1h}
                """);
        centre.agent("ava", "billing", Map.of());
        centre.ask("k", Channel.CHAT, Map.of());
        centre.accept("k");
        centre.send(new dev.switchboard.events.RoutingCommand.ParkContact(Centre.WS, "k", "ava"));
        centre.presence("ava", Presence.NOT_READY);
        centre.ask("older", Channel.CHAT, Map.of());
        centre.pass(1800);
        centre.write("k", "again");
        assertThat(centre.view("k").forAgent()).isEqualTo("ava");
        centre.pass(60);
        assertThat(centre.view("k").forAgent()).isNull();
        centre.busyBee("ben", "billing", Map.of());
        assertThat(centre.with("k")).isEqualTo("ben");
    }
}
