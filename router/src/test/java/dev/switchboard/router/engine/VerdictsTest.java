package dev.switchboard.router.engine;

import static dev.switchboard.router.engine.Centre.WS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand.CompleteContact;
import dev.switchboard.events.RoutingCommand.DeclineOffer;
import dev.switchboard.events.RoutingCommand.EscalateContact;
import dev.switchboard.events.RoutingCommand.ParkContact;
import dev.switchboard.events.RoutingCommand.TransferToAgent;
import dev.switchboard.router.engine.Candidate.Lack;
import dev.switchboard.router.engine.Upcoming.What;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an explanation says of each agent and of what comes next, where there is more than one thing to say. */
class VerdictsTest {

    private static final String PLAN = """
            queues:
              - queue: billing
                name: Billing
                team: service
                skills: {billing: 5, french: 3}
                offer_to: %d
                wrap_up: 30s
                service_level: 20s
                longest_wait: 10m
                late: {chat: {message: Nobody is free today.}}
                steps:
                  - {after: 90s, add_queue: vip}
              - {queue: vip, team: service, any_of: [{gold: 1, silver: 4}]}
            fallback: billing
            decline_cool_down: 5m
            """;

    private static final Map<String, Integer> ABLE = Map.of("billing", 9, "french", 9);

    private final Centre centre = Centre.planned(PLAN.formatted(1));

    private static ContactExplanation explain(Centre centre, String contact) {
        ContactExplanation explained = centre.engine.explainContact(WS, contact, 100, centre.now);
        if (explained == null) {
            throw new AssertionError("nothing to explain of " + contact);
        }
        return explained;
    }

    private static Candidate candidate(Centre centre, String contact, String agent) {
        return explain(centre, contact).candidates().stream()
                .filter(candidate -> candidate.agent().equals(agent))
                .findFirst()
                .orElseThrow();
    }

    private static Verdict verdict(Centre centre, String contact, String agent) {
        return candidate(centre, contact, agent).verdict();
    }

    @Test
    void eachWhoDeclinedIsToldOfWithAnEndOfItsOwnTheNearestFirst() {
        centre.agent("zacharias", "billing", Map.of());
        centre.agent("benedict", "billing", ABLE);
        centre.ask("k", Channel.CHAT, Map.of());
        centre.decline("k");
        var benedict = centre.now.plus(Duration.ofMinutes(5));
        centre.pass(10);
        centre.agent("annabelle", "billing", ABLE);
        centre.decline("k");
        var annabelle = centre.now.plus(Duration.ofMinutes(5));
        centre.agent("theodora", "billing", ABLE);

        assertThat(explain(centre, "k").candidates())
                .extracting(Candidate::agent, Candidate::verdict, Candidate::until)
                .containsExactly(
                        tuple("theodora", Verdict.HAS_IT, null),
                        tuple("annabelle", Verdict.DECLINED, annabelle),
                        tuple("benedict", Verdict.DECLINED, benedict),
                        tuple("zacharias", Verdict.SKILL, null));
    }

    @Test
    void whoIsOfferedItBesidesAndWhoWorksOnItHaveIt() {
        Centre several = Centre.planned(PLAN.formatted(2));
        several.agent("ava", "billing", ABLE).agent("ben", "billing", ABLE).agent("carla", "billing", ABLE);
        several.ask("k", Channel.CHAT, Map.of());
        assertThat(several.offeredTo()).containsExactly("ava", "ben");

        assertThat(explain(several, "k").candidates())
                .extracting(Candidate::verdict)
                .containsExactly(Verdict.HAS_IT, Verdict.HAS_IT, Verdict.FREE);
        several.send(new DeclineOffer(WS, "k", 1, "ava", null));
        several.accept("k");
        assertThat(verdict(several, "k", "ben")).isEqualTo(Verdict.HAS_IT);
        several.send(new CompleteContact(WS, "k", "ben", null));
        assertThat(verdict(several, "k", "ben")).as("in wrap-up").isEqualTo(Verdict.HAS_IT);
    }

    @Test
    void whoHasParkedItIsAsFreeForItAsOthers() {
        centre.agent("ava", "billing", ABLE);
        centre.ask("k", Channel.CHAT, Map.of());
        centre.accept("k");
        centre.send(new ParkContact(WS, "k", "ava"));

        assertThat(verdict(centre, "k", "ava")).isEqualTo(Verdict.FREE);
    }

    @Test
    void onlyWhatAnAgentLacksIsToldAndOfSeveralWaysTheNearest() {
        centre.agent("dora", "billing", Map.of());
        centre.agent("emil", "billing", Map.of("french", 3));
        centre.agent("fred", "billing", Map.of("french", 2, "silver", 3));
        centre.ask("k", Channel.CHAT, Map.of());
        assertThat(candidate(centre, "k", "dora").lacks())
                .containsExactly(new Lack("billing", 0, 5), new Lack("french", 0, 3));
        assertThat(candidate(centre, "k", "emil").lacks()).containsExactly(new Lack("billing", 0, 5));
        assertThat(candidate(centre, "k", "fred").lacks())
                .containsExactly(new Lack("billing", 0, 5), new Lack("french", 2, 3));

        assertThat(centre.pass(90)).isNotEmpty();
        assertThat(candidate(centre, "k", "emil").lacks()).containsExactly(new Lack("billing", 0, 5));
        assertThat(candidate(centre, "k", "dora").lacks())
                .as("of as many the queue's own")
                .containsExactly(new Lack("billing", 0, 5), new Lack("french", 0, 3));
    }

    @Test
    void ofAGroupAllAreToldIfThereIsNone() {
        Centre vip = Centre.planned("""
                queues:
                  - {queue: vip, team: service, skills: {billing: 1}, any_of: [{gold: 1, silver: 4}, {german: 1, french: 1}]}
                  - {queue: plain, team: service, skills: {plain: 1}}
                  - queue: all
                    team: service
                    skills: {billing: 1, all: 1}
                    steps: [{after: 60s, add_queue: plain}]
                rules:
                  - {name: all, when: attributes.topic == "all", queue: all}
                fallback: vip
                """);
        vip.agent("ava", "billing", Map.of("billing", 1, "silver", 3, "french", 1));
        vip.agent("ben", "billing", Map.of("billing", 2, "gold", 1));
        vip.ask("k", Channel.CHAT, Map.of());
        assertThat(candidate(vip, "k", "ava").lacks())
                .containsExactly(new Lack("gold", 0, 1), new Lack("silver", 3, 4));
        assertThat(candidate(vip, "k", "ben").lacks())
                .containsExactly(new Lack("french", 0, 1), new Lack("german", 0, 1));

        vip.agent("carla", "billing", Map.of("gold", 1));
        vip.ask("l", Channel.CHAT, Map.of("topic", "all"));
        vip.pass(60);
        assertThat(candidate(vip, "l", "carla").lacks())
                .as("one gap is nearer than two")
                .containsExactly(new Lack("plain", 0, 1));
    }

    @Test
    void whatIsRaisedIsNotForAgents() {
        centre.agent("ava", "billing", ABLE).agent("ben", "billing", ABLE);
        centre.ask("k", Channel.CHAT, Map.of());
        centre.accept("k");
        centre.manager("pia");
        centre.send(new EscalateContact(WS, "k", "ava", null));

        assertThat(verdict(centre, "k", "ben")).isEqualTo(Verdict.RAISED);
        assertThat(verdict(centre, "k", "pia")).isEqualTo(Verdict.HAS_IT);
    }

    @Test
    void whoCarriesTooMuchIsNotFull() {
        Centre weighed = Centre.planned("""
                queues:
                  - {queue: billing, team: billing}
                fallback: billing
                weights: {limit: 100, chat: 40, email: 30}
                """);
        weighed.agent("ava", "billing", Map.of());
        weighed.ask("c1", Channel.CHAT, Map.of());
        weighed.ask("c2", Channel.CHAT, Map.of());
        weighed.ask("e", Channel.EMAIL, Map.of());

        assertThat(verdict(weighed, "e", "ava")).isEqualTo(Verdict.TOO_HEAVY);
    }

    @Test
    void namesTheQueueIfThereIsOne() {
        centre.ask("k", Channel.CHAT, Map.of());
        assertThat(explain(centre, "k").queueName()).isEqualTo("Billing");

        Centre unplanned = new Centre();
        unplanned.chat("k", "billing");
        assertThat(explain(unplanned, "k").queueName()).isNull();
        assertThat(explain(unplanned, "k").next()).isEmpty();
    }

    @Test
    void whatComesNextIsToldInTheOrderOfTimeWithThePreferenceAmongIt() {
        centre.agent("ava", "billing", ABLE).agent("ben", "billing", ABLE);
        centre.ask("k", Channel.CHAT, Map.of());
        centre.accept("k");
        centre.presence("ben", Presence.NOT_READY);
        centre.pass(1);
        centre.send(new TransferToAgent(WS, "k", "ava", "ben", null));
        var given = centre.now;

        assertThat(explain(centre, "k").next())
                .extracting(Upcoming::what, Upcoming::at, Upcoming::agent)
                .containsExactly(
                        tuple(What.SERVICE_LEVEL_BREACHED, given.plusSeconds(20), null),
                        tuple(What.PREFERENCE_ENDS, given.plusSeconds(60), "ben"),
                        tuple(What.STEP, given.plusSeconds(90), null),
                        tuple(What.COOL_DOWN_ENDS, given.plusSeconds(300), "ava"),
                        tuple(What.LONGEST_WAIT_OVER, given.plusSeconds(600), null));
    }

    @Test
    void whatAManagerGivesToSomebodyWaitsWithoutEnd() {
        centre.busyBee("ava", "billing", ABLE);
        centre.ask("k", Channel.CHAT, Map.of());
        centre.accept("k");
        centre.ask("l", Channel.CHAT, Map.of());
        assertThat(whats("l")).contains(What.STEP).doesNotContain(What.PREFERENCE_ENDS);

        centre.send(new TransferToAgent(WS, "l", "mona", "ava", null));

        assertThat(centre.view("l").forAgent()).isEqualTo("ava");
        assertThat(whats("l")).doesNotContain(What.PREFERENCE_ENDS);
    }

    private List<What> whats(String contact) {
        return explain(centre, contact).next().stream().map(Upcoming::what).toList();
    }
}
