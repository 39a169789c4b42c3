package dev.switchboard.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.RoutingCommand.PutAgent;
import dev.switchboard.events.RoutingCommand.SetCrisis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The order among free agents, and the order among waiting contacts when an agent comes free. */
class WhoGoesFirstTest {

    private static Centre ordered(String order) {
        return Centre.planned("""
                queues:
                  - {queue: billing, team: billing, skills: {billing: 1}, order: %s}
                fallback: billing
                """.formatted(order));
    }

    private static String best(Centre centre) {
        centre.ask("k", Channel.CHAT, Map.of());
        return String.valueOf(centre.with("k"));
    }

    /** Ava is idle longest, ben has the highest level, carla the lowest and the fewest skills. */
    private static Centre three(String order) {
        Centre centre = ordered(order);
        centre.agent("ava", "billing", Map.of("billing", 5, "french", 1, "german", 1));
        centre.pass(1);
        centre.agent("ben", "billing", Map.of("billing", 9, "french", 1));
        centre.pass(1);
        return centre.agent("carla", "billing", Map.of("billing", 2));
    }

    @Test
    void eachOrderHasItsFirst() {
        assertThat(best(three("[longest-idle]"))).isEqualTo("ava");
        assertThat(best(three("[highest-level]"))).isEqualTo("ben");
        assertThat(best(three("[lowest-level]"))).isEqualTo("carla");
        assertThat(best(three("[least-versatile]"))).isEqualTo("carla");
        assertThat(best(three("[least-loaded, highest-level]"))).isEqualTo("ben");
    }

    @Test
    void tellsTheOrderThatChose() {
        Centre centre = three("[lowest-level, longest-idle]");
        centre.ask("k", Channel.CHAT, Map.of());
        assertThat(centre.theLast(dev.switchboard.events.RoutingEvent.ContactOffered.class)
                        .orElseThrow()
                        .why()
                        .strategy())
                .isEqualTo("lowest-level, longest-idle");
    }

    @Test
    void ofTheSameLevelWhoIsIdleLongestAndOfTheSameIdlenessTheId() {
        Centre centre = ordered("[highest-level]");
        centre.agent("zoe", "billing", Map.of("billing", 5));
        centre.pass(1);
        centre.agent("ben", "billing", Map.of("billing", 5));
        centre.agent("ava", "billing", Map.of("billing", 5));
        for (String expected : List.of("zoe", "ava", "ben")) {
            centre.ask(expected, Channel.PHONE, Map.of());
            assertThat(centre.with(expected)).isEqualTo(expected);
        }
    }

    @Test
    void roundRobinGoesByTheLastOfferNotByTheLastWork() {
        Centre centre = ordered("[round-robin]");
        centre.agent("ava", "billing", Map.of("billing", 5));
        centre.agent("ben", "billing", Map.of("billing", 5));
        centre.ask("k1", Channel.CHAT, Map.of());
        centre.pass(1);
        centre.ask("k2", Channel.CHAT, Map.of());
        centre.pass(1);
        centre.ask("k3", Channel.CHAT, Map.of());
        assertThat(List.of(
                        String.valueOf(centre.with("k1")),
                        String.valueOf(centre.with("k2")),
                        String.valueOf(centre.with("k3"))))
                .containsExactly("ava", "ben", "ava");
    }

    /** Ava would be the first by id; who was asked in vain was asked all the same. */
    @Test
    void ofTheSameIdlenessWhoWasAskedLongestAgo() {
        Centre centre = ordered("[longest-idle, round-robin]");
        centre.agent("ava", "billing", Map.of("billing", 5));
        centre.agent("ben", "billing", Map.of("billing", 5));
        centre.ask("k1", Channel.CHAT, Map.of());
        assertThat(centre.with("k1")).isEqualTo("ava");
        centre.pass(1);
        centre.leave("k1");
        centre.ask("k2", Channel.CHAT, Map.of());
        assertThat(centre.with("k2")).isEqualTo("ben");
    }

    @Test
    void leastLoadedGoesByWeightWhereThePlanWeighs() {
        Centre centre = Centre.planned("""
                queues:
                  - {queue: billing, team: billing, order: [least-loaded]}
                fallback: billing
                weights: {limit: 100, chat: 40, email: 10}
                """);
        centre.agent("ava", "billing", Map.of());
        centre.ask("c1", Channel.CHAT, Map.of());
        centre.agent("ben", "billing", Map.of());
        for (String mail : List.of("m1", "m2", "m3")) {
            centre.ask(mail, Channel.EMAIL, Map.of());
            assertThat(centre.with(mail)).isEqualTo("ben");
        }
        centre.ask("m4", Channel.EMAIL, Map.of());
        assertThat(centre.with("m4")).isEqualTo("ben");
        centre.ask("m5", Channel.EMAIL, Map.of());
        assertThat(centre.with("m5")).isEqualTo("ava");
    }

    private static final String TWO_QUEUES = """
            queues:
              - {queue: billing, team: service, weight: %d}
              - {queue: orders, team: service}
            rules:
              - {name: b, when: attributes.topic == "billing", queue: billing}
            fallback: orders
            """;

    @Test
    void anAgentGetsWhoeverWaitsLongestOverAllQueues() {
        Centre centre = Centre.planned(TWO_QUEUES.formatted(100));
        centre.ask("o", Channel.PHONE, Map.of());
        centre.pass(10);
        centre.ask("b", Channel.PHONE, Map.of("topic", "billing"));
        centre.agent("ava", "billing", Map.of());
        assertThat(centre.with("o")).isEqualTo("ava");
    }

    @Test
    void waitingCountsForMoreInAQueueOfMoreWeight() {
        Centre centre = Centre.planned(TWO_QUEUES.formatted(300));
        centre.ask("o", Channel.PHONE, Map.of());
        centre.pass(10);
        centre.ask("b", Channel.PHONE, Map.of("topic", "billing"));
        centre.pass(4);
        centre.agent("ava", "billing", Map.of());
        assertThat(centre.with("o")).as("14 s against 3 x 4 s").isEqualTo("ava");
        centre.accept("o");
        centre.ask("o2", Channel.PHONE, Map.of());
        centre.pass(20);
        centre.agent("ben", "billing", Map.of());
        assertThat(centre.with("b")).as("3 x 24 s against 20 s").isEqualTo("ben");
    }

    @Test
    void anAgentsOwnOrderOfQueuesGoesBeforeWaiting() {
        Centre centre = Centre.planned(TWO_QUEUES.formatted(100));
        centre.ask("o", Channel.PHONE, Map.of());
        centre.pass(600);
        centre.ask("b", Channel.PHONE, Map.of("topic", "billing"));
        centre.send(new PutAgent(
                Centre.WS, new AgentProfile("ava", "Ava", "billing", Map.of(), Map.of(), List.of("billing"))));
        centre.ready("ava");
        assertThat(centre.with("b")).isEqualTo("ava");
        centre.accept("b");
        centre.complete("b");
        assertThat(centre.with("o")).isEqualTo("ava");
    }

    private static final String IN_A_CRISIS = """
            queues:
              - {queue: billing, team: service}
              - {queue: orders, team: service}
            rules:
              - {name: o, when: attributes.topic == "orders", queue: orders}
            fallback: billing
            crisis: {first: [orders]}
            """;

    private static Centre crisis(boolean on) {
        Centre centre = Centre.planned(IN_A_CRISIS);
        centre.send(new SetCrisis(Centre.WS, "mona", on));
        return centre;
    }

    @Test
    void inACrisisWhoeverComesForTheQueuesItNamesGoesFirst() {
        Centre centre = crisis(true);
        centre.ask("b", Channel.PHONE, Map.of());
        centre.pass(60);
        centre.ask("o", Channel.PHONE, Map.of("topic", "orders"));
        centre.busyBee("ava", "billing", Map.of());
        assertThat(centre.with("o")).as("though the other waits longer").isEqualTo("ava");

        centre = crisis(true);
        centre.ask("o", Channel.PHONE, Map.of("topic", "orders"));
        centre.ask("b", Channel.PHONE, Map.of());
        centre.busyBee("ava", "billing", Map.of());
        assertThat(centre.with("o")).as("and when it waits longest").isEqualTo("ava");
    }

    @Test
    void withoutACrisisTheQueuesItWouldNameWaitTheirTurn() {
        Centre centre = crisis(false);
        centre.ask("b", Channel.PHONE, Map.of());
        centre.pass(60);
        centre.ask("o", Channel.PHONE, Map.of("topic", "orders"));
        centre.busyBee("ava", "billing", Map.of());
        assertThat(centre.with("b")).isEqualTo("ava");
    }

    @Test
    void ofWaitsThatCountForTheSameTheFirstComeGoesFirst() {
        Centre centre = Centre.planned(TWO_QUEUES.formatted(300));
        centre.ask("o", Channel.PHONE, Map.of());
        centre.pass(20);
        centre.ask("b", Channel.PHONE, Map.of("topic", "billing"));
        centre.pass(10);
        centre.busyBee("ava", "billing", Map.of());
        assertThat(centre.with("o")).as("30 s against 3 x 10 s").isEqualTo("ava");
    }

    @Test
    void theLevelIsThatOfTheBestSkillOfAGroup() {
        Centre centre = Centre.planned("""
                queues:
                  - {queue: billing, team: billing, any_of: [{french: 1, german: 1}], order: [highest-level]}
                fallback: billing
                """);
        centre.agent("ava", "billing", Map.of("french", 3, "german", 4));
        centre.pass(1);
        centre.agent("ben", "billing", Map.of("french", 6, "german", 1));
        assertThat(best(centre)).isEqualTo("ben");
    }
}
