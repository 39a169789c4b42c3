package dev.switchboard.router.engine;

import static dev.switchboard.router.engine.Centre.WS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.ContactState;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand.EscalateContact;
import dev.switchboard.events.RoutingCommand.PutTeams;
import dev.switchboard.events.RoutingEvent.ContactQueued;
import dev.switchboard.events.RoutingEvent.EscalationStepFired;
import dev.switchboard.events.RoutingEvent.ServiceLevelBreached;
import dev.switchboard.events.RoutingPlan.Rung;
import dev.switchboard.events.Team;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EscalationTest {

    private final Centre centre = Centre.open();

    @Test
    void lowersTheLevelWhenNobodyBetterIsThere() {
        centre.agent("dan", "billing", Map.of("billing", 1));
        centre.chat("k", "billing");
        assertThat(centre.engine.nextTimer()).isEqualTo(centre.now.plusSeconds(30));

        centre.pass(30);

        assertThat(centre.lastTypes()).containsExactly("EscalationStepFired", "ContactOffered");
        assertThat(centre.with("k")).isEqualTo("dan");
    }

    @Test
    void addsAgentsOfOtherTeams() {
        centre.agent("kim", "orders", Map.of("billing", 5));
        centre.chat("k", "billing");

        centre.pass(59);
        assertThat(centre.view("k").state()).isEqualTo(ContactState.QUEUED);
        centre.pass(1);

        assertThat(centre.with("k")).isEqualTo("kim");
    }

    @Test
    void whatFellDueInAStandstillIsSpreadOverDecisions() {
        for (int n = 0; n < 3_000; n++) {
            centre.chat("k" + n, "billing");
        }

        centre.pass(30);
        int decisions = 1;
        while (!Objects.requireNonNull(centre.engine.nextTimer()).isAfter(centre.now)) {
            assertThat(centre.last).hasSizeBetween(1, 1_100);
            centre.pass(0);
            decisions++;
        }

        assertThat(decisions).isEqualTo(3);
        for (int n = 0; n < 3_000; n++) {
            assertThat(centre.view("k" + n).stepsFired()).isEqualTo(1);
        }
    }

    @Test
    void raisesToTheTeamsManagerThenToThoseAbove() {
        centre.manager("quentin").manager("pia").presence("pia", Presence.NOT_READY);
        centre.chat("k", "billing");
        centre.pass(479);
        assertThat(centre.view("k").state()).isEqualTo(ContactState.QUEUED);

        centre.pass(1);

        assertThat(centre.with("k")).isEqualTo("quentin");
    }

    @Test
    void theManagerGetsWhatNobodyTook() {
        centre.manager("mona").manager("nils");
        centre.chat("k", "billing");

        centre.pass(120);

        assertThat(centre.lastOf(EscalationStepFired.class).map(EscalationStepFired::step))
                .containsExactly(0, 1, 2);
        assertThat(centre.with("k")).isEqualTo("mona");
    }

    @Test
    void managersDoNotTakeContactsAsAgents() {
        centre.agent("mona", "billing", Map.of("billing", 10));

        centre.chat("k", "billing");
        centre.chat("anything", "none");

        assertThat(centre.view("k").state()).isEqualTo(ContactState.QUEUED);
        assertThat(centre.view("anything").state()).isEqualTo(ContactState.QUEUED);
    }

    @Test
    void aRungWithoutManagerIsSkippedToTheNext() {
        List<Team> teams = new ArrayList<>(Centre.TEAMS);
        teams.set(2, new Team("billing", "Billing", "service", null));
        centre.send(new PutTeams(WS, teams));
        centre.manager("pia");
        centre.chat("k", "billing");

        centre.pass(120);

        assertThat(centre.with("k")).isEqualTo("pia");
    }

    @Test
    void whoHasItMayEscalateItToTheManager() {
        centre.manager("mona").agent("ava", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        centre.accept("k");

        centre.send(new EscalateContact(WS, "k", "ava", "wants the manager"));

        assertThat(centre.theLast(ContactQueued.class).orElseThrow().raisedTo()).isEqualTo(Rung.MANAGER);
        assertThat(centre.with("k")).isEqualTo("mona");
    }

    @Test
    void aManagerEscalatesToTheNextRung() {
        centre.manager("mona").manager("pia");
        centre.chat("k", "billing");
        centre.pass(120);
        centre.accept("k");

        centre.send(new EscalateContact(WS, "k", "mona", null));

        assertThat(centre.view("k").raisedTo()).isEqualTo(Rung.SENIOR_MANAGER);
        assertThat(centre.with("k")).isEqualTo("pia");
    }

    @Test
    void anEscalatedContactIsForManagersOnly() {
        centre.agent("ava", "billing", Map.of("billing", 9)).agent("ben", "billing", Map.of("billing", 9));
        centre.chat("k", "billing");
        centre.accept("k");

        centre.send(new EscalateContact(WS, "k", "ava", null));
        centre.pass(60);

        assertThat(centre.view("k").state()).isEqualTo(ContactState.QUEUED);
    }

    @Test
    void aManagerMayEscalateAWaitingContactAndNobodyElse() {
        centre.agent("ava", "technical", Map.of()).manager("mona");
        centre.chat("k", "billing");

        centre.send(new EscalateContact(WS, "k", "ava", null));
        assertThat(centre.rejection()).isEqualTo("contact.not-yours");
        centre.send(new EscalateContact(WS, "k", "nils", null));

        assertThat(centre.with("k")).isEqualTo("mona");
    }

    @Test
    void aboveTheTopThereIsNobody() {
        centre.manager("quentin");
        centre.chat("k", "billing");
        centre.pass(480);
        centre.accept("k");

        centre.send(new EscalateContact(WS, "k", "quentin", null));

        assertThat(centre.rejection()).isEqualTo("escalation.exhausted");
        assertThat(centre.view("k").state()).isEqualTo(ContactState.ASSIGNED);
    }

    @Test
    void stepsThatFellDueDuringAnOfferFireWhenItIsBack() {
        centre.agent("ava", "billing", Map.of("billing", 9));
        centre.pass(1);
        centre.agent("dan", "billing", Map.of("billing", 1));
        centre.pass(25);
        centre.chat("k", "billing");
        centre.pass(15);
        centre.decline("k");
        centre.pass(14);
        assertThat(centre.lastOf(EscalationStepFired.class)).isEmpty();

        centre.pass(1);

        assertThat(centre.with("k")).isEqualTo("dan");
    }

    @Test
    void tellsOnceThatTheServiceLevelIsBreached() {
        PlanBuilder plan = Centre.plan();
        plan.version = 2;
        plan.serviceLevel = Duration.ofSeconds(10);
        centre.send(new dev.switchboard.events.RoutingCommand.PublishPlan(WS, plan.build()));
        centre.chat("k", "billing");

        centre.pass(10);
        assertThat(centre.lastOf(ServiceLevelBreached.class)).hasSize(1);
        centre.pass(100);
        assertThat(centre.lastOf(ServiceLevelBreached.class)).isEmpty();
    }
}
