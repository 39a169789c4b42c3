package dev.switchboard.router.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand.PutAgent;
import dev.switchboard.router.engine.AgentExplanation.Reason;
import dev.switchboard.router.engine.AgentExplanation.Standing;
import dev.switchboard.router.engine.Candidate.Lack;
import dev.switchboard.router.engine.Upcoming.What;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final String PLAN = """
            queues:
              - queue: billing
                name: Billing
                team: billing
                skills: {billing: 5}
                exclude: [ina]
                service_level: 20s
                offer_timeout: 15s
                steps:
                  - {after: 60s, lower_level: 2}
                  - {after: 90s, lower_level: 3}
                  - {after: 2m, raise_to: manager}
              - {queue: orders, team: orders, skills: {orders: 1}}
            fallback: billing
            decline_cool_down: 5m
            """;

    private final Centre centre = Centre.planned(PLAN);

    private ContactExplanation explain(String contact) {
        ContactExplanation explained = centre.engine.explainContact(Centre.WS, contact, 100, centre.now);
        if (explained == null) {
            throw new AssertionError("nothing to explain of " + contact);
        }
        return explained;
    }

    private AgentExplanation explainAgent(String agent) {
        AgentExplanation explained = centre.engine.explainAgent(Centre.WS, agent);
        if (explained == null) {
            throw new AssertionError("nothing to explain of " + agent);
        }
        return explained;
    }

    private Map<String, Verdict> verdicts(String contact) {
        return explain(contact).candidates().stream().collect(Collectors.toMap(Candidate::agent, Candidate::verdict));
    }

    private Instant in(int seconds) {
        return centre.now.plusSeconds(seconds);
    }

    @Test
    void tellsOfEveryAgentWhatStandsBetween() {
        Map<String, Integer> able = Map.of("billing", 9);
        centre.agent("ava", "billing", able);
        centre.ask("k", Channel.CHAT, Map.of());
        centre.decline("k");
        centre.busyBee("busy", "billing", able);
        centre.ask("other", Channel.PHONE, Map.of());
        centre.agent("ina", "billing", able);
        centre.agent("novice", "billing", Map.of("billing", 2));
        centre.agent("olaf", "orders", able);
        centre.agent("gone", "billing", able).presence("gone", Presence.OFFLINE);
        centre.agent("tea", "billing", able).presence("tea", Presence.NOT_READY);
        centre.manager("mona");
        assertThat(centre.with("k")).isEqualTo("busy");
        centre.decline("k");

        assertThat(verdicts("k"))
                .isEqualTo(Map.of(
                        "ava", Verdict.BUSY,
                        "busy", Verdict.DECLINED,
                        "ina", Verdict.EXCLUDED,
                        "novice", Verdict.SKILL,
                        "olaf", Verdict.TEAM,
                        "gone", Verdict.OFFLINE,
                        "tea", Verdict.NOT_READY,
                        "mona", Verdict.MANAGER));
        assertThat(explain("k").candidates())
                .filteredOn(candidate -> candidate.agent().equals("novice"))
                .flatExtracting(Candidate::lacks)
                .containsExactly(new Lack("billing", 2, 5));
        assertThat(explain("k").counts()).containsEntry(Verdict.DECLINED, 1).containsEntry(Verdict.TEAM, 1);
    }

    @Test
    void tellsWhatComesNextAndWhen() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.ask("k", Channel.CHAT, Map.of());
        assertThat(explain("k").next())
                .extracting(Upcoming::what, Upcoming::at, Upcoming::step)
                .containsExactly(
                        tuple(What.OFFER_EXPIRES, in(15), null),
                        tuple(What.SERVICE_LEVEL_BREACHED, in(20), null),
                        tuple(What.STEP, in(60), 0),
                        tuple(What.STEP, in(90), 1),
                        tuple(What.STEP, in(120), 2));
        centre.decline("k");
        assertThat(explain("k").next())
                .extracting(Upcoming::what, Upcoming::agent)
                .contains(tuple(What.COOL_DOWN_ENDS, "ava"));
        centre.pass(60);
        assertThat(explain("k").asked().getFirst().skills()).isEqualTo(Map.of("billing", 3));
        centre.agent("ben", "billing", Map.of("billing", 3));
        centre.accept("k");
        assertThat(explain("k").next()).isEmpty();
    }

    @Test
    void whatComesNextIsWhatHappens() {
        centre.ask("k", Channel.CHAT, Map.of());
        for (Upcoming upcoming : explain("k").next()) {
            assertThat(centre.engine.nextTimer()).isEqualTo(upcoming.at());
            centre.now = upcoming.at();
            centre.pass(0);
            assertThat(centre.lastTypes())
                    .contains(upcoming.what() == What.STEP ? "EscalationStepFired" : "ServiceLevelBreached");
        }
        assertThat(explain("k").managers()).containsExactly("mona");
    }

    @Test
    void aContactForOneAgentIsReservedToTheOthers() {
        centre.busyBee("ava", "billing", Map.of("billing", 9));
        centre.ask("k", Channel.CHAT, Map.of());
        centre.accept("k");
        centre.ask("l", Channel.CHAT, Map.of());
        centre.send(new dev.switchboard.events.RoutingCommand.TransferToAgent(Centre.WS, "l", "mona", "ava", null));
        centre.agent("ben", "billing", Map.of("billing", 9));
        assertThat(verdicts("l")).isEqualTo(Map.of("ava", Verdict.FULL, "ben", Verdict.RESERVED));
    }

    @Test
    void expectsTheWaitByPlaceAndPace() {
        for (int i = 0; i < 12; i++) {
            centre.ask("k" + i, Channel.PHONE, Map.of());
        }
        assertThat(explain("k11").expectation()).isEqualTo(new Expectation(12, null));
        centre.busyBee("ava", "billing", Map.of("billing", 9));
        for (int i = 0; i < 4; i++) {
            centre.accept("k" + i);
            centre.pass(30);
            centre.complete("k" + i);
        }
        assertThat(centre.with("k4")).isEqualTo("ava");
        assertThat(explain("k11").expectation()).isEqualTo(new Expectation(7, Duration.ofSeconds(7 * 30)));
        assertThat(centre.engine.expectation(Centre.WS, "k4")).isNull();
    }

    @Test
    void tellsAnAgentWhyNothingComes() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.agent("ben", "billing", Map.of("billing", 3));
        centre.agent("cleo", "technical", Map.of());
        assertThat(explainAgent("ava").reason()).isEqualTo(Reason.NOBODY_WAITS);
        assertThat(explainAgent("ava").queues())
                .extracting(Standing::queue, Standing::verdict, Standing::place, Standing::free)
                .containsExactly(tuple("billing", Verdict.FREE, 1, 1), tuple("orders", Verdict.TEAM, null, 0));
        assertThat(explainAgent("ben").queues().getFirst())
                .isEqualTo(new Standing(
                        "billing",
                        "Billing",
                        Verdict.SKILL,
                        List.of(new Lack("billing", 3, 5)),
                        Duration.ofSeconds(60),
                        0,
                        1,
                        null));
        assertThat(explainAgent("cleo").reason()).isEqualTo(Reason.NO_QUEUE);
        centre.presence("ava", Presence.NOT_READY);
        assertThat(explainAgent("ava").reason()).isEqualTo(Reason.NOT_READY);

        centre.ask("k", Channel.CHAT, Map.of());
        assertThat(explainAgent("ben").reason()).isEqualTo(Reason.NOTHING_FOR_THIS_AGENT);
        centre.send(new PutAgent(
                Centre.WS,
                new AgentProfile(
                        "ava",
                        "ava",
                        "billing",
                        Map.of("billing", 9),
                        Map.of(Channel.CHAT, 0, Channel.PHONE, 0, Channel.EMAIL, 0, Channel.SOCIAL, 0))));
        centre.ready("ava");
        assertThat(explainAgent("ava").reason()).isEqualTo(Reason.FULL);
    }

    @Test
    void tellsThePlaceAmongTheFree() {
        for (String agent : List.of("carla", "ben", "ava")) {
            centre.agent(agent, "billing", Map.of("billing", 9));
            centre.pass(1);
        }
        assertThat(explainAgent("ava").queues().getFirst().place()).isEqualTo(3);
        assertThat(explainAgent("carla").queues().getFirst().place()).isEqualTo(1);
        assertThat(explainAgent("carla").queues().getFirst().free()).isEqualTo(3);

        centre.presence("ben", Presence.NOT_READY);
        assertThat(explainAgent("ben").queues().getFirst())
                .extracting(Standing::place, Standing::free)
                .containsExactly(null, 2);
        assertThat(explainAgent("ava").queues().getFirst().place()).isEqualTo(2);

        centre.ask("k", Channel.CHAT, Map.of());
        assertThat(centre.with("k")).isEqualTo("carla");
        assertThat(explainAgent("carla").queues().getFirst().place())
                .as("who has more in hand goes after who is idle, however long")
                .isEqualTo(2);
        assertThat(explainAgent("ava").queues().getFirst().place()).isEqualTo(1);
    }
}
