package dev.switchboard.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Channel;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a queue and a contact may ask of an agent, and how steps let go of it. */
class WhoMayTakeTest {

    private static final String ANY_OF = """
            queues:
              - queue: billing
                team: service
                skills: {billing: 3}
                any_of: [{french: 5, german: 5}, {gold: 1, silver: 1}]
                exclude: [eva]
                steps:
                  - {after: 30s, lower_level: 2}
                  - {after: 60s, drop_skill: french}
            fallback: billing
            """;

    @Test
    void ofEachGroupOneSkillIsEnoughAndTheRestIsAsked() {
        Centre centre = Centre.planned(ANY_OF)
                .agent("ava", "billing", Map.of("billing", 3, "german", 5))
                .agent("ben", "billing", Map.of("german", 5, "silver", 1))
                .agent("eva", "billing", Map.of("billing", 9, "german", 9, "gold", 9));
        centre.ask("k", Channel.CHAT, Map.of());
        assertThat(centre.with("k")).isNull();

        centre.agent("carla", "billing", Map.of("billing", 3, "french", 5, "gold", 1));
        assertThat(centre.with("k")).isEqualTo("carla");
    }

    @Test
    void stepsLowerAndDropWhatGroupsAsk() {
        Centre centre = Centre.planned(ANY_OF).agent("ava", "billing", Map.of("billing", 3, "german", 3, "gold", 1));
        centre.ask("k", Channel.CHAT, Map.of());
        centre.pass(30);
        assertThat(centre.with("k")).isEqualTo("ava");

        centre = Centre.planned(ANY_OF).agent("ben", "billing", Map.of("billing", 3, "gold", 1));
        centre.ask("k", Channel.CHAT, Map.of());
        centre.pass(59);
        assertThat(centre.with("k")).isNull();
        centre.pass(1);
        assertThat(centre.with("k")).isEqualTo("ben");
    }

    private static final String LANGUAGES = """
            queues:
              - queue: billing
                team: service
                steps:
                  - {after: 60s, drop_language: true}
            fallback: billing
            languages: {attribute: language, level: 4, skills: {fr: french, de: german}}
            """;

    @Test
    void theLanguageOfAContactAsksASkillUntilAStepDropsIt() {
        Centre centre = Centre.planned(LANGUAGES)
                .agent("ava", "billing", Map.of("french", 3))
                .agent("ben", "billing", Map.of("german", 9));
        centre.ask("f", Channel.CHAT, Map.of("language", "fr"));
        centre.ask("d", Channel.CHAT, Map.of("language", "de"));
        centre.ask("x", Channel.CHAT, Map.of("language", "klingon"));

        assertThat(centre.with("f")).isNull();
        assertThat(centre.with("d")).isEqualTo("ben");
        assertThat(centre.with("x")).isEqualTo("ava");

        centre.pass(60);
        assertThat(centre.offeredTo()).isNotEmpty();
        assertThat(centre.with("f")).isNotNull();
    }

    private static final String DEMANDS = """
            queues:
              - {queue: billing, team: billing, skills: {billing: 3}}
              - queue: orders
                team: orders
                skills: {orders: 3}
                steps:
                  - {after: 30s, add_queue: billing}
                  - {after: 60s, any_agent: true}
            rules:
              - name: refunds above the limit
                when: double(attributes.refund) > 100.0
                queue: billing
                skills: {refunds: 5}
                exclude: [ava]
              - {name: rest, when: "true", queue: orders}
            fallback: orders
            """;

    @Test
    void aRuleMayAskMoreThanItsQueueAndShutSomebodyOut() {
        Map<String, Integer> refunds = Map.of("billing", 5, "refunds", 7);
        Centre centre =
                Centre.planned(DEMANDS).agent("ava", "billing", refunds).agent("ben", "billing", Map.of("billing", 9));
        centre.ask("k", Channel.CHAT, Map.of("refund", "250.50"));
        assertThat(centre.view("k").queue()).isEqualTo("billing");
        assertThat(centre.with("k")).isNull();

        centre.agent("carla", "billing", refunds);
        assertThat(centre.with("k")).isEqualTo("carla");
    }

    @Test
    void anotherQueuesAgentsAndThenAnybodyMayBeAdded() {
        Centre centre = Centre.planned(DEMANDS).agent("ava", "billing", Map.of("billing", 3));
        centre.ask("k", Channel.CHAT, Map.of());
        centre.pass(30);
        assertThat(centre.with("k")).isEqualTo("ava");

        centre = Centre.planned(DEMANDS).agent("jan", "technical", Map.of());
        centre.ask("k", Channel.CHAT, Map.of());
        centre.pass(59);
        assertThat(centre.with("k")).isNull();
        centre.pass(1);
        assertThat(centre.with("k")).isEqualTo("jan");
    }

    @Test
    void aStepLowersWhatAGroupAsksAndNoFurther() {
        Centre centre = Centre.planned("""
                queues:
                  - {queue: billing, team: service, any_of: [{french: 8, german: 8}], steps: [{after: 30s, lower_level: 2}]}
                fallback: billing
                """);
        centre.agent("ava", "billing", Map.of("french", 5, "german", 5));
        centre.ask("k", Channel.CHAT, Map.of());
        assertThat(centre.pass(30)).isNotEmpty();
        assertThat(centre.with("k")).isNull();

        centre.agent("ben", "billing", Map.of("german", 6));
        assertThat(centre.with("k")).isEqualTo("ben");
    }

    @Test
    void aStepDropsOnlyTheGroupThatHasTheSkill() {
        Centre centre = Centre.planned(ANY_OF).agent("ava", "billing", Map.of("billing", 3));
        centre.ask("k", Channel.CHAT, Map.of());
        centre.pass(60);
        assertThat(centre.with("k")).as("gold or silver is still asked").isNull();

        centre.agent("ben", "billing", Map.of("billing", 3, "silver", 1));
        assertThat(centre.with("k")).isEqualTo("ben");
    }
}
