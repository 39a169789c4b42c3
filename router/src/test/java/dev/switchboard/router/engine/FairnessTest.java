package dev.switchboard.router.engine;

import static dev.switchboard.router.engine.Centre.WS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.CentrePolicy.Crisis;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Presence;
import dev.switchboard.events.QueuePolicy;
import dev.switchboard.events.QueuePolicy.AgentOrder;
import dev.switchboard.events.QueuePolicy.Limits;
import dev.switchboard.events.QueuePolicy.Preferred;
import dev.switchboard.events.RoutingCommand.AcceptOffer;
import dev.switchboard.events.RoutingCommand.PutAgent;
import dev.switchboard.events.RoutingCommand.SetCrisis;
import dev.switchboard.events.RoutingCommand.TransferToAgent;
import dev.switchboard.events.RoutingEvent.ContactOffered;
import dev.switchboard.events.RoutingEvent.ServiceLevelBreached;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who goes first when several come free, or several things are due, in one moment. */
class FairnessTest {

    @Test
    void ofTwoWhoseStepIsDueAtOnceTheFirstComeGoesFirst() {
        Centre centre = Centre.open();
        centre.busyBee("dan", "billing", Map.of("billing", 1));
        centre.chat("k9", "billing");
        centre.chat("k10", "billing");

        centre.pass(30);

        assertThat(centre.with("k9")).isEqualTo("dan");
    }

    @Test
    void ofAgentsWhoComeFreeTogetherTheQueuesBestIsAsked() {
        PlanBuilder plan = Centre.plan();
        plan.policies = Map.of("general", asking(3), "billing", inOrder(AgentOrder.HIGHEST_LEVEL));
        Centre centre = Centre.open(plan);
        centre.busyBee("ava", "billing", Map.of("billing", 4));
        centre.pass(1);
        centre.busyBee("ben", "billing", Map.of("billing", 8));
        centre.pass(1);
        centre.busyBee("carla", "billing", Map.of());
        centre.chat("k", "none");
        assertThat(centre.offeredTo()).containsExactly("ava", "ben", "carla");
        centre.chat("next", "billing");

        centre.send(new AcceptOffer(WS, "k", 1, "carla"));

        assertThat(centre.with("next")).isEqualTo("ben");
    }

    @Test
    void whoHasJustAcceptedIsIdleShortest() {
        PlanBuilder plan = Centre.plan();
        plan.policies = Map.of("billing", inOrder(AgentOrder.LONGEST_IDLE));
        Centre centre = Centre.open(plan);
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.pass(1);
        centre.agent("ben", "billing", Map.of("billing", 9));
        centre.pass(1);

        centre.chat("k1", "billing");
        assertThat(centre.with("k1")).isEqualTo("ava");
        centre.accept("k1");
        centre.chat("k2", "billing");

        assertThat(centre.with("k2")).isEqualTo("ben");
    }

    @Test
    void nobodyIsAskedInTheMomentOfBeingSentHome() {
        PlanBuilder plan = Centre.plan();
        plan.coolDown = Duration.ZERO;
        plan.policies = Map.of("billing", asking(2));
        Centre centre = Centre.open(plan);
        centre.busyBee("ava", "billing", Map.of("billing", 9)).busyBee("ben", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        centre.pass(20);
        centre.pass(20);

        centre.pass(20);

        assertThat(centre.lastTypes())
                .containsExactly(
                        "OfferMissed",
                        "OfferMissed",
                        "ContactQueued",
                        "PresenceChanged",
                        "PresenceChanged",
                        "EscalationStepFired");
    }

    @Test
    void candidatesAreThoseWhoMayTakeIt() {
        Centre centre = Centre.open();
        centre.agent("ava", "billing", Map.of("billing", 9)).agent("ben", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        assertThat(candidates(centre)).isEqualTo(2);

        centre.decline("k");

        assertThat(candidates(centre)).isEqualTo(1);
    }

    private static int candidates(Centre centre) {
        return centre.theLast(ContactOffered.class).orElseThrow().why().candidates();
    }

    @Test
    void theAgentsOwnOrderHoldsForWhatWaitsForTheAgentAlone() {
        Centre centre = Centre.open();
        Map<Channel, Integer> one = Map.of(Channel.CHAT, 1);
        centre.manager("mona");
        centre.send(new PutAgent(
                WS,
                new AgentProfile("ava", "Ava", "billing", Map.of("billing", 9), one, List.of("orders", "billing"))));
        centre.ready("ava");
        centre.chat("k", "billing");
        centre.accept("k");
        for (String topic : List.of("billing", "orders")) {
            centre.chat(topic, topic);
            centre.send(new TransferToAgent(WS, topic, "mona", "ava", null));
            centre.pass(1);
        }

        centre.complete("k");

        assertThat(centre.with("orders")).isEqualTo("ava");
    }

    @Test
    void whoWaitedForOneAgentInVainHasWaitedAllTheSame() {
        PlanBuilder plan = Centre.plan();
        plan.serviceLevel = Duration.ofSeconds(25);
        plan.policies = Map.of("billing", preferring("ava", 20));
        Centre centre = Centre.open(plan);
        centre.agent("ava", "billing", Map.of("billing", 9)).presence("ava", Presence.NOT_READY);
        centre.busyBee("dan", "billing", Map.of("billing", 1));
        centre.chat("k", "billing");
        assertThat(centre.view("k").forAgent()).isEqualTo("ava");

        centre.pass(20);
        assertThat(centre.view("k").forAgent()).isNull();
        centre.pass(5);
        assertThat(centre.lastOf(ServiceLevelBreached.class)).hasSize(1);
        centre.pass(5);
        assertThat(centre.with("k")).isEqualTo("dan");
    }

    @Test
    void aCoolDownThatEndsWhileAThousandAreToldOfACrisisIsNotForgotten() {
        PlanBuilder plan = Centre.plan();
        plan.crisis = new Crisis("We are busy", Set.of(), true, null, null, null);
        plan.steps = List.of();
        Centre centre = Centre.open(plan);
        for (int i = 0; i < 1_100; i++) {
            centre.chat("k" + i, "technical");
        }
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.chat("last", "billing");
        centre.decline("last");
        centre.send(new SetCrisis(WS, "mona", true));

        centre.pass(60);

        assertThat(centre.with("last")).isEqualTo("ava");
    }

    @Test
    void aClockThatFallsBackForgetsNoCoolDown() {
        PlanBuilder plan = Centre.plan();
        plan.steps = List.of();
        Centre centre = Centre.open(plan);
        centre.busyBee("ava", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        centre.decline("k");
        centre.presence("ava", Presence.NOT_READY);
        assertThat(centre.pass(30)).isEmpty();
        centre.now = centre.now.minusSeconds(10);

        centre.presence("ava", Presence.READY);
        centre.pass(10);

        assertThat(centre.with("k")).isEqualTo("ava");
    }

    private static QueuePolicy asking(int agents) {
        return new QueuePolicy(
                List.of(),
                Set.of(),
                List.of(AgentOrder.LONGEST_IDLE),
                100,
                Map.of(),
                Set.of(),
                agents,
                null,
                Limits.NONE);
    }

    private static QueuePolicy inOrder(AgentOrder order) {
        return new QueuePolicy(List.of(), Set.of(), List.of(order), 100, Map.of(), Set.of(), 1, null, Limits.NONE);
    }

    private static QueuePolicy preferring(String agent, int seconds) {
        Preferred preferred = new Preferred(agent, Duration.ofSeconds(seconds));
        return new QueuePolicy(List.of(), Set.of(), List.of(), 100, Map.of(), Set.of(), 1, preferred, Limits.NONE);
    }

    @Test
    void whoDeclinesTheFirstIsOfferedTheNextOldestOfAll() {
        Centre centre = Centre.open();
        centre.busyBee("ava", "billing", Map.of("billing", 9));
        for (int n = 1; n <= 6; n++) {
            centre.chat("k" + n, "billing");
            centre.pass(1);
        }

        for (int n = 1; n <= 5; n++) {
            centre.decline("k" + n);
            assertThat(centre.with("k" + (n + 1))).as("after k" + n).isEqualTo("ava");
        }
    }

    @Test
    void ofTwoWithWorkInHandWhoHasJustAcceptedMoreIsIdleShortest() {
        PlanBuilder plan = Centre.plan();
        plan.policies = Map.of("billing", inOrder(AgentOrder.LONGEST_IDLE));
        Centre centre = Centre.open(plan);
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.chat("k1", "billing");
        centre.accept("k1");
        centre.presence("ava", Presence.NOT_READY);
        centre.agent("ben", "billing", Map.of("billing", 9));
        centre.chat("k2", "billing");
        centre.accept("k2");
        centre.pass(1);
        centre.ready("ava");
        centre.pass(1);

        centre.chat("k3", "billing");
        assertThat(centre.with("k3")).isEqualTo("ben");
        centre.accept("k3");
        centre.chat("k4", "billing");

        assertThat(centre.with("k4")).isEqualTo("ava");
    }

    /** As many steps are due before it as one decision holds: it is left to the next, which comes at once. */
    @Test
    void aCoolDownThatEndsInTheMomentOfAThousandStepsIsNotForgotten() {
        Centre centre = Centre.open();
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        centre.pass(4);
        for (int i = 0; i < 1_500; i++) {
            centre.chat("t" + i, "technical");
        }
        centre.pass(1);
        centre.decline("k");
        centre.presence("ava", Presence.NOT_READY);
        centre.pass(25);
        centre.ready("ava");
        assertThat(centre.with("k")).as("cools down for another 5 s").isNull();

        centre.pass(5);
        assertThat(centre.with("k")).as("not reached yet").isNull();
        centre.pass(0);

        assertThat(centre.with("k")).isEqualTo("ava");
    }
}
