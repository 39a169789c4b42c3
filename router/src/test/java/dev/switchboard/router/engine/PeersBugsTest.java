package dev.switchboard.router.engine;

import static dev.switchboard.router.engine.Centre.WS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.Presence;
import dev.switchboard.events.QueuePolicy;
import dev.switchboard.events.QueuePolicy.Limits;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.AcceptOffer;
import dev.switchboard.events.RoutingCommand.CompleteContact;
import dev.switchboard.events.RoutingCommand.DeclineOffer;
import dev.switchboard.events.RoutingCommand.PlanCallback;
import dev.switchboard.events.RoutingCommand.PublishPlan;
import dev.switchboard.events.RoutingCommand.PutAgent;
import dev.switchboard.events.RoutingCommand.PutTeams;
import dev.switchboard.events.RoutingCommand.SetPresence;
import dev.switchboard.events.RoutingEvent.ContactAssigned;
import dev.switchboard.events.RoutingEvent.ContactOffered;
import dev.switchboard.events.RoutingEvent.EscalationStepFired;
import dev.switchboard.events.Team;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What went wrong in other products, each seen in a real one of the kind named: here it does not. */
class PeersBugsTest {

    private static final Map<String, Integer> BILLING = Map.of("billing", 9);

    /** Seen in hosted task routers: an arrival and a release cross each other, and neither sees the other. */
    @Test
    void nobodyIsLeftWaitingBesideAFreeAgentHoweverAnArrivalAndAReleaseRace() {
        for (int race = 0; race < 1_000; race++) {
            Random random = new Random(race);
            Centre centre = Centre.open();
            centre.busyBee("ava", "billing", BILLING);
            centre.chat("first", "billing");
            centre.accept("first");
            List<RoutingCommand> racing = new ArrayList<>(List.of(
                    Ask.of("second").about("billing").command(),
                    new CompleteContact(WS, "first", "ava", "done"),
                    new SetPresence(WS, "ava", Presence.READY, random.nextBoolean() ? "back" : null),
                    new RoutingCommand.Tick()));
            Collections.shuffle(racing, random);

            for (RoutingCommand command : racing) {
                centre.now = centre.now.plusMillis(random.nextInt(2));
                centre.send(command);
            }

            assertThat(centre.with("second")).as("race %s: %s", race, racing).isEqualTo("ava");
        }
    }

    /** Seen in open-source routers that push offers to desks: the contact stays with an agent who never heard of it. */
    @Test
    void anOfferThatACrashKeptFromTheAgentIsMissedAndMadeToAnother() {
        Centre centre = Centre.open();
        centre.busyBee("ava", "billing", BILLING).busyBee("ben", "billing", BILLING);
        centre.chat("k", "billing");
        assertThat(centre.with("k")).isEqualTo("ava");

        Engine afterTheCrash = new Engine(Centre.BY_TOPIC);
        centre.log.forEach(afterTheCrash::replay);
        centre.engine = afterTheCrash;
        assertThat(afterTheCrash.nextTimer()).isEqualTo(centre.now.plusSeconds(20));
        centre.pass(20);

        assertThat(centre.with("k")).isEqualTo("ben");
    }

    /** Seen in ACDs: an agent's queues are looked through one after the other, and the first that is not empty wins. */
    @Test
    void anAgentWhoComesFreeGetsTheOldestContactOfAllQueues() {
        for (List<String> topics : List.of(List.of("none", "billing"), List.of("billing", "none"))) {
            Centre centre = Centre.open();
            centre.busyBee("dan", "billing", BILLING);
            centre.chat("busy", "billing");
            centre.accept("busy");
            centre.chat("older", topics.getFirst());
            centre.pass(1);
            centre.chat("younger", topics.getLast());

            centre.complete("busy");

            assertThat(centre.with("older")).as("%s", topics).isEqualTo("dan");
            assertThat(centre.view("younger").state()).isEqualTo(ContactState.QUEUED);
        }
    }

    /** Seen in browser desks: a presence that is switched fast loses a contact, or brings it twice. */
    @Test
    void anAgentWhoTogglesPresenceLosesNothingAndGetsNothingTwice() {
        Centre centre = Centre.open();
        centre.busyBee("ava", "billing", BILLING);
        centre.chat("k", "billing");
        int offers = 1;
        for (int i = 0; i < 50; i++) {
            centre.presence("ava", Presence.NOT_READY);
            assertThat(centre.view("k").state()).isEqualTo(ContactState.QUEUED);
            centre.presence("ava", Presence.READY);
            assertThat(centre.view("k").offer()).isEqualTo(++offers);
            assertThat(centre.agentView("ava").contacts()).containsExactly("k");
        }
    }

    /** Seen in hosted task routers: a contact that everybody let expire is stuck or cancelled. */
    @Test
    void aContactWhoseOffersAllExpiredGoesOnWaiting() {
        Centre centre = Centre.open();
        centre.busyBee("ava", "billing", BILLING).busyBee("ben", "billing", BILLING);
        centre.chat("k", "billing");
        centre.pass(20);
        centre.pass(20);
        assertThat(centre.view("k").state()).isEqualTo(ContactState.QUEUED);

        for (int missed = 0; missed < 20; missed++) {
            centre.pass(30);
            centre.ready("ava").ready("ben");
        }
        centre.accept("k");

        assertThat(centre.view("k").state()).isEqualTo(ContactState.ASSIGNED);
    }

    /** Seen in hosted task routers: a time-out moves a contact to another queue, where it is looked at with the next arrival only. */
    @Test
    void aContactThatATimeOutMovesToAQueueWithAFreeAgentIsOfferedAtOnce() {
        PlanBuilder plan = Centre.plan();
        Map<Channel, Diversion> toGeneral = Map.of(Channel.CHAT, new Diversion.ToQueue("general"));
        plan.policies = Map.of(
                "billing",
                new QueuePolicy(
                        List.of(),
                        Set.of(),
                        List.of(),
                        100,
                        Map.of(),
                        Set.of(),
                        1,
                        null,
                        new Limits(null, Duration.ofSeconds(25), null, Map.of(), toGeneral, Map.of())));
        Centre centre = Centre.open(plan);
        centre.busyBee("gus", "service", Map.of());
        centre.chat("k", "billing");
        assertThat(centre.view("k").state()).isEqualTo(ContactState.QUEUED);

        centre.pass(25);

        assertThat(centre.lastTypes()).containsExactly("ContactDiverted", "ContactQueued", "ContactOffered");
        assertThat(centre.with("k")).isEqualTo("gus");
    }

    /** Seen in chat routers: load counts once work is accepted, so that many arrivals find the same agent free. */
    @Test
    void ofManyArrivalsInOneInstantOneIsOfferedToAnAgentWithOnePlace() {
        Centre centre = Centre.open();
        centre.busyBee("ava", "billing", BILLING);

        for (int i = 0; i < 100; i++) {
            centre.chat("k" + i, "billing");
        }

        assertThat(centre.agentView("ava").contacts()).containsExactly("k0");
        for (int i = 0; i < 100; i++) {
            assertThat(centre.with("k" + i)).as("in order of arrival").isEqualTo("ava");
            centre.accept("k" + i);
            centre.complete("k" + i);
        }
    }

    /** Seen in omni-channel routers: whoever is above a lowered capacity goes on getting work. */
    @Test
    void anAgentWhoseCapacityIsLoweredGetsNothingUntilThereIsRoom() {
        Centre centre = Centre.open();
        centre.agent("ava", "billing", BILLING);
        for (int i = 0; i < 4; i++) {
            centre.chat("k" + i, "billing");
            if (i < 3) {
                centre.accept("k" + i);
            }
        }
        assertThat(centre.agentView("ava").contacts()).hasSize(3);

        centre.send(new PutAgent(WS, new AgentProfile("ava", "ava", "billing", BILLING, Map.of(Channel.CHAT, 1))));
        centre.complete("k0");
        assertThat(centre.lastOf(ContactOffered.class)).isEmpty();
        centre.complete("k1");
        assertThat(centre.lastOf(ContactOffered.class)).isEmpty();
        centre.complete("k2");

        assertThat(centre.with("k3")).isEqualTo("ava");
    }

    /** Seen in telephone exchanges: an agent in many queues never hears of the last ones. */
    @Test
    void anAgentInTwentyQueuesServesThemInOrderOfArrival() {
        PlanBuilder plan = Centre.plan();
        plan.queues = IntStream.range(0, 20).mapToObj(i -> "skill" + i).toList();
        Centre centre = Centre.open(plan);
        Map<String, Integer> skills = new TreeMap<>();
        plan.queues.forEach(skill -> skills.put(skill, 5));
        centre.send(new PutTeams(WS, teamsFor(plan.queues)));
        List<String> arrived = new ArrayList<>();
        List<String> shuffled = new ArrayList<>(plan.queues);
        Collections.shuffle(shuffled, new Random(5));
        for (String topic : shuffled) {
            arrived.add("of-" + topic);
            centre.chat("of-" + topic, topic);
            centre.pass(1);
        }
        centre.busyBee("ava", "below", skills);

        List<String> served = new ArrayList<>();
        while (served.size() < 20) {
            String contact = centre.agentView("ava").contacts().getFirst();
            served.add(contact);
            centre.accept(contact);
            centre.complete(contact);
        }

        assertThat(served).isEqualTo(arrived);
    }

    /** The queues are of teams above the one with the agent. */
    private static List<Team> teamsFor(List<String> queues) {
        List<Team> teams = new ArrayList<>();
        String above = null;
        for (String queue : queues) {
            teams.add(new Team(queue, queue, above, null));
            above = queue;
        }
        teams.add(new Team("below", "Below", above, null));
        return teams;
    }

    /** Seen in telephone exchanges: thousands of members in one queue bring it to a standstill. */
    @Test
    void aQueueWithFiveThousandMembersGivesEachTheirTurn() {
        Centre centre = Centre.open();
        for (int i = 0; i < 5_000; i++) {
            centre.busyBee("agent" + i, "billing", BILLING);
            centre.now = centre.now.plusMillis(1);
        }

        for (int i = 0; i < 5_000; i++) {
            centre.chat("k" + i, "billing");
            assertThat(centre.offeredTo()).containsExactly("agent" + i);
            centre.accept("k" + i);
        }
        centre.chat("waits", "billing");
        assertThat(centre.with("waits")).isNull();
        centre.complete("k2500");
        assertThat(centre.with("waits")).isEqualTo("agent2500");
    }

    /** Beside those: the same with thousands who wait. */
    @Test
    void ofFiveThousandWhoWaitNobodyIsLostNorOvertaken() {
        Centre centre = Centre.open();
        for (int i = 0; i < 5_000; i++) {
            centre.chat("k" + i, "billing");
        }
        centre.busyBee("ava", "billing", BILLING);

        for (int i = 0; i < 5_000; i++) {
            assertThat(centre.with("k" + i)).isEqualTo("ava");
            centre.accept("k" + i);
            centre.complete("k" + i);
        }
    }

    /** Beside those: two agents answer one contact, because both accepted before either heard of the other. */
    @Test
    void anOfferToSeveralIsWonByOneAlone() {
        PlanBuilder plan = Centre.plan();
        plan.policies = Map.of(
                "billing",
                new QueuePolicy(List.of(), Set.of(), List.of(), 100, Map.of(), Set.of(), 3, null, Limits.NONE));
        Centre centre = Centre.open(plan);
        List<String> agents = List.of("ava", "ben", "carla");
        agents.forEach(agent -> centre.busyBee(agent, "billing", BILLING));
        centre.chat("k", "billing");
        assertThat(centre.offeredTo()).isEqualTo(agents);

        centre.send(new AcceptOffer(WS, "k", 1, "ben"));
        assertThat(centre.lastOf(ContactAssigned.class)).hasSize(1);
        centre.send(new AcceptOffer(WS, "k", 1, "ava"));

        assertThat(centre.rejection()).isEqualTo("offer.expired");
        assertThat(centre.agentView("ava").contacts()).isEmpty();
        assertThat(centre.with("k")).isEqualTo("ben");
    }

    /** Beside those: what somebody declined comes back to them while others are free. */
    @Test
    void whoDeclinedIsNotAskedAgainBeforeTheOthers() {
        Centre centre = Centre.open();
        centre.busyBee("ava", "billing", BILLING).busyBee("ben", "billing", BILLING);
        centre.chat("k", "billing");

        centre.send(new DeclineOffer(WS, "k", 1, "ava", "busy"));

        assertThat(centre.with("k")).isEqualTo("ben");
    }

    /** Beside those: a callback stays due while an agent is being asked, and is dialled twice. */
    @Test
    void aCallbackIsOfferedOnceWhenItIsDue() {
        Centre centre = Centre.open();
        centre.agent("ava", "billing", BILLING).presence("ava", Presence.NOT_READY);
        centre.request("k", "v", Channel.PHONE, "billing");
        centre.send(new PlanCallback(WS, "v", centre.now.plusSeconds(60), null));
        centre.ready("ava");
        assertThat(centre.with("k")).isNull();

        centre.pass(60);
        assertThat(centre.offeredTo()).containsExactly("ava");
        centre.accept("k");

        assertThat(centre.pass(Duration.ofHours(1))).isEmpty();
    }

    /** Beside those: a new plan drops who waits in a queue that it renames. */
    @Test
    void nobodyIsLostWhenTheirQueueIsRenamed() {
        Centre centre = Centre.open();
        for (int i = 0; i < 50; i++) {
            centre.chat("k" + i, "technical");
        }
        PlanBuilder plan = Centre.plan();
        plan.version = 2;
        plan.queues = List.of("billing", "orders");
        centre.send(new PublishPlan(WS, plan.build()));
        centre.busyBee("gus", "service", Map.of());

        for (int i = 0; i < 50; i++) {
            assertThat(centre.with("k" + i)).isEqualTo("gus");
            centre.accept("k" + i);
            centre.complete("k" + i);
        }
    }

    /** Beside those: time counts from the latest offer, and who is missed again and again never escalates. */
    @Test
    void missedOffersDoNotPutOffTheEscalation() {
        Centre centre = Centre.open();
        centre.busyBee("ava", "billing", BILLING).busyBee("ben", "billing", BILLING);
        centre.chat("k", "billing");

        centre.pass(20);
        centre.pass(20);

        assertThat(centre.lastOf(EscalationStepFired.class)).hasSize(1);
    }
}
