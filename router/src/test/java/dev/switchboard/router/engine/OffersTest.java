package dev.switchboard.router.engine;

import static dev.switchboard.router.engine.Centre.WS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.ContactState;
import dev.switchboard.events.Presence;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingCommand.AcceptOffer;
import dev.switchboard.events.RoutingCommand.DeclineOffer;
import dev.switchboard.events.RoutingEvent.ContactOffered;
import dev.switchboard.events.RoutingEvent.ContactQueued;
import dev.switchboard.events.RoutingEvent.PresenceChanged;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OffersTest {

    private final Centre centre = Centre.open();

    @Test
    void offersToAnAgentWithTheSkill() {
        centre.agent("gina", "technical", Map.of("technical", 9)).agent("ava", "billing", Map.of("billing", 3));

        centre.chat("k", "billing");

        assertThat(centre.lastTypes()).containsExactly("ContactOpened", "ContactQueued", "ContactOffered");
        ContactOffered offer = centre.theLast(ContactOffered.class).orElseThrow();
        assertThat(offer.agent()).isEqualTo("ava");
        assertThat(offer.offer()).isEqualTo(1);
        assertThat(offer.expiresAt()).isEqualTo(centre.now.plusSeconds(20));
        assertThat(offer.why().strategy()).isEqualTo("least-loaded, longest-idle");
        assertThat(offer.why().candidates()).isEqualTo(1);
    }

    @Test
    void doesNotOfferBelowTheLevelAsked() {
        centre.agent("dan", "billing", Map.of("billing", 2));

        centre.chat("k", "billing");

        assertThat(centre.view("k").state()).isEqualTo(ContactState.QUEUED);
    }

    @Test
    void prefersTheAgentWithFewestContactsInHand() {
        centre.agent("ava", "billing", Map.of("billing", 9)).agent("ben", "billing", Map.of("billing", 9));
        centre.chat("k1", "billing");
        centre.accept("k1");

        centre.chat("k2", "billing");

        assertThat(centre.with("k1")).isEqualTo("ava");
        assertThat(centre.with("k2")).isEqualTo("ben");
    }

    @Test
    void prefersTheAgentIdleLongest() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.pass(1);
        centre.agent("abe", "billing", Map.of("billing", 9));

        centre.chat("k", "billing");

        assertThat(centre.with("k")).isEqualTo("ava");
    }

    @Test
    void finishingWorkSendsToTheEndOfTheIdle() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.pass(1);
        centre.agent("ben", "billing", Map.of("billing", 9));
        centre.chat("k1", "billing");
        centre.accept("k1");
        centre.pass(1);
        centre.complete("k1");

        centre.chat("k2", "billing");

        assertThat(centre.with("k2")).isEqualTo("ben");
    }

    @Test
    void breaksTiesByTheAgentsId() {
        centre.agent("ben", "billing", Map.of("billing", 9)).agent("ava", "billing", Map.of("billing", 9));

        centre.chat("k", "billing");

        assertThat(centre.with("k")).isEqualTo("ava");
    }

    @Test
    void givesTheOldestContactToWhoeverBecomesReady() {
        centre.chat("late", "billing");
        centre.pass(1);
        centre.chat("later", "billing");

        centre.busyBee("ava", "billing", Map.of("billing", 9));

        assertThat(centre.with("late")).isEqualTo("ava");
        assertThat(centre.view("later").state()).isEqualTo(ContactState.QUEUED);
    }

    @Test
    void thoseOfOneInstantAreServedInTheOrderTheyCame() {
        centre.chat("zoe", "billing");
        centre.chat("max", "billing");
        centre.chat("amy", "billing");

        centre.agent("ava", "billing", Map.of("billing", 9));

        assertThat(centre.lastOf(ContactOffered.class).map(ContactOffered::contact))
                .containsExactly("zoe", "max", "amy");
    }

    @Test
    void aHeadStartGoesBeforeAnEarlierArrival() {
        PlanBuilder plan = Centre.plan();
        plan.version = 2;
        plan.billingRuleHeadStart = Duration.ofSeconds(90);
        centre.send(new dev.switchboard.events.RoutingCommand.PublishPlan(WS, plan.build()));
        centre.chat("usual", "orders");
        centre.pass(60);
        centre.chat("urgent", "billing");

        centre.busyBee("ava", "billing", Map.of("billing", 9))
                .busyBee("ines", "service", Map.of("billing", 9, "orders", 9));

        assertThat(centre.with("urgent")).isEqualTo("ava");
        assertThat(centre.theLast(ContactOffered.class)).isNotEmpty();
    }

    @Test
    void goesOnToAnotherAgentWhenDeclined() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.pass(1);
        centre.agent("ben", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");

        centre.decline("k");

        assertThat(centre.lastTypes()).containsExactly("OfferDeclined", "ContactQueued", "ContactOffered");
        assertThat(centre.theLast(ContactQueued.class).orElseThrow().because()).isEqualTo(QueuedBecause.DECLINED);
        assertThat(centre.with("k")).isEqualTo("ben");
        assertThat(centre.view("k").offer()).isEqualTo(2);
    }

    @Test
    void comesBackToTheOnlyAgentAfterTheCoolDown() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        centre.decline("k");
        assertThat(centre.view("k").state()).isEqualTo(ContactState.QUEUED);

        centre.pass(29);
        assertThat(centre.view("k").state()).isEqualTo(ContactState.QUEUED);
        assertThat(centre.engine.nextTimer()).isEqualTo(centre.now.plusSeconds(1));
        centre.pass(1);

        assertThat(centre.with("k")).isEqualTo("ava");
    }

    @Test
    void keepsItsPlaceWhenDeclined() {
        centre.busyBee("ava", "billing", Map.of("billing", 9));
        centre.chat("first", "billing");
        centre.pass(1);
        centre.decline("first");
        centre.chat("second", "billing");

        centre.busyBee("ben", "billing", Map.of("billing", 9));

        assertThat(centre.with("first")).isEqualTo("ben");
        assertThat(centre.with("second")).isEqualTo("ava");
    }

    @Test
    void expiresAnOfferNobodyAnswers() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.pass(1);
        centre.agent("ben", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        assertThat(centre.engine.nextTimer()).isEqualTo(centre.now.plusSeconds(20));

        centre.pass(20);

        assertThat(centre.lastTypes()).containsExactly("OfferMissed", "ContactQueued", "ContactOffered");
        assertThat(centre.with("k")).isEqualTo("ben");
    }

    @Test
    void missingThreeOffersInARowMakesNotReady() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.chat("k1", "billing");
        centre.chat("k2", "billing");
        centre.chat("k3", "billing");

        centre.pass(20);

        PresenceChanged changed = centre.theLast(PresenceChanged.class).orElseThrow();
        assertThat(changed.presence()).isEqualTo(Presence.NOT_READY);
        assertThat(changed.reason()).isEqualTo("missed-offers");
        centre.ready("ava");
        assertThat(centre.agentView("ava").presence()).isEqualTo(Presence.READY);
    }

    @Test
    void acceptingResetsTheMissedCount() {
        centre.busyBee("ava", "billing", Map.of("billing", 9));
        for (String contact : new String[] {"k1", "k2"}) {
            centre.chat(contact, "billing");
            centre.pass(20);
        }
        centre.pass(30);
        centre.accept("k1");
        centre.complete("k1");
        centre.pass(20);

        assertThat(centre.agentView("ava").presence()).isEqualTo(Presence.READY);
    }

    @Test
    void refusesWhatIsNoStandingOffer() {
        centre.agent("ava", "billing", Map.of("billing", 9)).agent("ben", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        assertThat(rejected(new AcceptOffer(WS, "none", 1, "ava"))).isEqualTo("contact.unknown");
        assertThat(rejected(new AcceptOffer(WS, "k", 2, "ava"))).isEqualTo("offer.unknown");
        assertThat(rejected(new AcceptOffer(WS, "k", 1, "ben"))).isEqualTo("contact.not-yours");
        centre.decline("k");
        assertThat(rejected(new AcceptOffer(WS, "k", 1, "ava"))).isEqualTo("offer.expired");
        centre.accept("k");
        assertThat(rejected(new DeclineOffer(WS, "k", 2, "ben", null))).isEqualTo("offer.expired");
    }

    @Test
    void acceptingTwiceChangesNothing() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        centre.accept("k");

        assertThat(centre.accept("k")).isEmpty();
    }

    private String rejected(dev.switchboard.events.RoutingCommand command) {
        centre.send(command);
        return centre.rejection();
    }
}
