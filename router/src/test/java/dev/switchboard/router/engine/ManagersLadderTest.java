package dev.switchboard.router.engine;

import static dev.switchboard.router.engine.Centre.WS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.RoutingCommand.EscalateContact;
import dev.switchboard.events.RoutingCommand.PutTeams;
import dev.switchboard.events.RoutingCommand.TransferToAgent;
import dev.switchboard.events.RoutingEvent.CommandRejected;
import dev.switchboard.events.RoutingPlan.Rung;
import dev.switchboard.events.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rungs above a team where the tree of teams is higher than three, where managers are away, and trees that are none. */
class ManagersLadderTest {

    private static final String PLAN = """
            queues:
              - queue: billing
                team: billing
                steps:
                  - {after: 60s, raise_to: manager}
                  - {after: 10m, raise_to: senior-manager}
            fallback: billing
            """;

    private final Centre centre = Centre.planned(PLAN);

    /** Xena manages what stands above the company: the fourth above billing. */
    private void underABoard() {
        List<Team> teams = new ArrayList<>(Centre.TEAMS);
        teams.set(0, new Team("company", "Company", "board", "quentin"));
        teams.addFirst(new Team("board", "Board", null, "xena"));
        centre.send(new PutTeams(WS, teams));
    }

    private String refusal() {
        return centre.theLast(CommandRejected.class).orElseThrow().detail();
    }

    @Test
    void aFirstStepToAManagerWhoIsAwayIsFollowedByTheNextAtOnce() {
        centre.manager("pia");
        centre.ask("k", Channel.CHAT, Map.of());
        centre.pass(59);
        assertThat(centre.with("k")).isNull();

        centre.pass(1);

        assertThat(centre.with("k")).isEqualTo("pia");
    }

    @Test
    void theLadderEndsAtTheVicePresidentThoughTheTreeGoesOn() {
        underABoard();
        centre.manager("mona").manager("quentin").manager("xena");
        centre.ask("k", Channel.CHAT, Map.of());
        centre.send(new TransferToAgent(WS, "k", "mona", "quentin", null));
        assertThat(centre.with("k")).isEqualTo("quentin");

        centre.send(new EscalateContact(WS, "k", "quentin", null));

        assertThat(centre.rejection()).isEqualTo("escalation.exhausted");
        assertThat(centre.view("k").state()).isEqualTo(ContactState.ASSIGNED);
    }

    @Test
    void whoStandsAboveTheLadderRaisesToItsFoot() {
        underABoard();
        centre.manager("mona").manager("xena");
        centre.ask("k", Channel.CHAT, Map.of());
        centre.send(new TransferToAgent(WS, "k", "mona", "xena", null));
        assertThat(centre.with("k")).isEqualTo("xena");

        centre.send(new EscalateContact(WS, "k", "xena", null));

        assertThat(centre.view("k").raisedTo()).isEqualTo(Rung.MANAGER);
        assertThat(centre.with("k")).isEqualTo("mona");
    }

    @Test
    void aTeamNamedTwiceIsNamedInTheRefusal() {
        centre.send(new PutTeams(
                WS,
                List.of(
                        new Team("billing", "Billing", null, null),
                        new Team("orders", "Orders", null, null),
                        new Team("orders", "More orders", null, null))));

        assertThat(centre.rejection()).isEqualTo("teams.duplicate");
        assertThat(refusal()).isEqualTo("team orders is named twice");
    }

    @Test
    void aTeamAboveItselfIsNamedInTheRefusal() {
        centre.send(new PutTeams(
                WS,
                List.of(
                        new Team("billing", "Billing", null, null),
                        new Team("orders", "Orders", "parcels", null),
                        new Team("parcels", "Parcels", "orders", null))));

        assertThat(centre.rejection()).isEqualTo("teams.loop");
        assertThat(refusal()).isEqualTo("team orders stands above itself");
    }
}
