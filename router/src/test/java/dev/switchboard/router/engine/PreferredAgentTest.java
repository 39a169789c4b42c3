package dev.switchboard.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Presence;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Waiting for a certain agent, and raising by a rule. */
class PreferredAgentTest {

    private static final String PLAN = """
            queues:
              - queue: billing
                team: service
                prefer: {agent: last, wait: 30s}
                steps:
                  - {after: 20s, add_team: orders}
                  - {after: 2m, raise_to: manager}
                  - {after: 4m, raise_to: senior-manager}
                  - {after: 8m, raise_to: vice-president}
            rules:
              - name: gold has a rep of its own
                when: attributes.tier == "gold"
                queue: billing
                prefer: {agent: ben, wait: 45s}
              - name: third contact within a week
                when: int(attributes.contacts_week) >= 2
                queue: billing
                raise_to: manager
            fallback: billing
            """;

    private static Centre centre() {
        return Centre.planned(PLAN).busyBee("ava", "billing", Map.of()).busyBee("ben", "billing", Map.of());
    }

    @Test
    void theLastAgentIsWaitedForAWhile() {
        Centre centre = centre();
        centre.ask("busy", Channel.CHAT, Map.of());
        assertThat(centre.with("busy")).isEqualTo("ava");
        centre.accept("busy");
        centre.ask("k", Channel.CHAT, Map.of("last_agent", "ava"));
        assertThat(centre.with("k")).isNull();
        assertThat(centre.view("k").forAgent()).isEqualTo("ava");

        centre.complete("busy");
        assertThat(centre.with("k")).isEqualTo("ava");
        assertThat(centre.lastTypes()).contains("ContactOffered");
    }

    @Test
    void afterThatAnybodyMayTakeItAndTheStepsThatWereDueAreTaken() {
        Centre centre = centre();
        centre.ask("busy", Channel.CHAT, Map.of());
        centre.accept("busy");
        centre.ask("k", Channel.CHAT, Map.of("last_agent", "ava"));
        centre.pass(29);
        assertThat(centre.with("k")).isNull();
        centre.pass(1);
        assertThat(centre.with("k")).isEqualTo("ben");
        assertThat(centre.view("k").stepsFired()).isEqualTo(1);
    }

    @Test
    void whoIsNotThereIsNotWaitedFor() {
        Centre centre = centre().presence("ava", Presence.OFFLINE);
        centre.ask("k", Channel.CHAT, Map.of("last_agent", "ava"));
        assertThat(centre.with("k")).isEqualTo("ben");
        centre.ask("l", Channel.CHAT, Map.of("last_agent", "nobody-we-know"));
        assertThat(centre.view("l").forAgent()).isNull();
    }

    @Test
    void aRulePreferenceGoesBeforeTheQueues() {
        Centre centre = centre();
        centre.ask("k", Channel.CHAT, Map.of("tier", "gold", "last_agent", "ava"));
        assertThat(centre.with("k")).isEqualTo("ben");
    }

    @Test
    void aRuleRaisesAtOnceToTheFirstManagerWhoIsThere() {
        Centre centre = centre();
        centre.manager("quentin");
        centre.ask("k", Channel.CHAT, Map.of("contacts_week", "2"));
        assertThat(centre.with("k")).as("pia is away").isEqualTo("quentin");
        assertThat(centre.view("k").raisedTo()).isEqualTo(dev.switchboard.events.RoutingPlan.Rung.SENIOR_MANAGER);
    }

    @Test
    void timedStepsPassOverWhoIsAwayAndShowIt() {
        Centre centre = centre();
        centre.presence("ava", Presence.NOT_READY).presence("ben", Presence.NOT_READY);
        centre.manager("quentin");
        centre.ask("k", Channel.CHAT, Map.of());
        centre.pass(119);
        assertThat(centre.with("k")).isNull();
        centre.pass(1);
        assertThat(centre.lastTypes()).filteredOn("EscalationStepFired"::equals).hasSize(2);
        assertThat(centre.with("k")).isEqualTo("quentin");
    }
}
