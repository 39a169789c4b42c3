package dev.switchboard.router.engine;

import static dev.switchboard.router.engine.Centre.WS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Presence;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingCommand.EscalateContact;
import dev.switchboard.events.RoutingCommand.MergeContacts;
import dev.switchboard.events.RoutingCommand.ParkContact;
import dev.switchboard.events.RoutingCommand.PlanCallback;
import dev.switchboard.events.RoutingCommand.PrioritiseContact;
import dev.switchboard.events.RoutingCommand.PutTeams;
import dev.switchboard.events.RoutingCommand.SetCrisis;
import dev.switchboard.events.RoutingCommand.TransferToAgent;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingEvent.ContactQueued;
import dev.switchboard.events.RoutingEvent.OfferWithdrawn;
import dev.switchboard.events.Team;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What managers and customers change while contacts wait: whoever comes free by it is busy again in the same moment. */
class ByHandTest {

    private static final Map<String, Integer> BILLING = Map.of("billing", 9);

    private final Centre centre = Centre.open();

    @Test
    void aMergedContactLeavesItsBetterPlaceToTheOther() {
        ofOneCustomer("first");
        centre.pass(1);
        centre.chat("between", "billing");
        centre.pass(1);
        ofOneCustomer("second");

        centre.send(new MergeContacts(WS, "first", "mona", "second"));

        assertThat(centre.lastTypes()).containsExactly("ContactMerged", "ContactQueued");
        assertThat(centre.theLast(ContactQueued.class).orElseThrow().headStart())
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(centre.engine.contact(WS, "first")).isNull();
        centre.busyBee("ava", "billing", BILLING);
        assertThat(centre.with("second")).isEqualTo("ava");
    }

    @Test
    void aMergedContactWithTheWorsePlaceChangesNothingForTheOther() {
        ofOneCustomer("first");
        ofOneCustomer("second");

        centre.send(new MergeContacts(WS, "second", "mona", "first"));

        assertThat(centre.lastTypes()).containsExactly("ContactMerged");
    }

    @Test
    void whoWasBeingAskedForAMergedContactGetsTheNext() {
        centre.busyBee("ava", "billing", BILLING);
        ofOneCustomer("asked");
        ofOneCustomer("waits");
        centre.chat("next", "billing");

        centre.send(new MergeContacts(WS, "asked", "mona", "waits"));

        assertThat(centre.theLast(OfferWithdrawn.class).orElseThrow().because()).isEqualTo("merged");
        assertThat(centre.with("waits")).isEqualTo("ava");
    }

    @Test
    void onlyWaitingContactsOfOneCustomerAreMergedByManagers() {
        centre.busyBee("ava", "billing", BILLING);
        ofOneCustomer("held");
        centre.accept("held");
        ofOneCustomer("waits");
        centre.chat("other", "billing");

        assertThat(refused(new MergeContacts(WS, "held", "mona", "waits"))).isEqualTo("contact.state");
        assertThat(refused(new MergeContacts(WS, "waits", "mona", "waits"))).isEqualTo("merge.other-customer");
        assertThat(refused(new MergeContacts(WS, "waits", "mona", "other"))).isEqualTo("merge.other-customer");
        assertThat(refused(new MergeContacts(WS, "waits", "ava", "held"))).isEqualTo("agent.no-manager");
        centre.send(new MergeContacts(WS, "gone", "mona", "waits"));
        assertThat(centre.last.toString()).contains("contact.unknown").contains("contact gone");
        centre.send(new MergeContacts(WS, "waits", "mona", "gone"));
        assertThat(centre.last.toString()).contains("contact.unknown").contains("contact gone");
    }

    @Test
    void aManagerGivesAContactAnotherPlace() {
        centre.chat("first", "billing");
        centre.pass(10);
        centre.chat("second", "billing");

        centre.send(new PrioritiseContact(WS, "second", "mona", Duration.ofSeconds(11)));
        assertThat(centre.theLast(ContactQueued.class).orElseThrow().because()).isEqualTo(QueuedBecause.PRIORITISED);
        centre.send(new PrioritiseContact(WS, "second", "mona", Duration.ofSeconds(11)));
        assertThat(centre.last).isEmpty();

        centre.busyBee("ava", "billing", BILLING);
        assertThat(centre.with("second")).isEqualTo("ava");
        assertThat(refused(new PrioritiseContact(WS, "first", "ava", Duration.ZERO)))
                .isEqualTo("agent.no-manager");
        assertThat(refused(new PrioritiseContact(WS, "second", "mona", Duration.ZERO)))
                .isEqualTo("contact.state");
    }

    @Test
    void managersTakeContactsInACrisisAtOnce() {
        centre.manager("mona");
        centre.chat("k", "billing");
        assertThat(centre.with("k")).isNull();

        centre.send(new SetCrisis(WS, "quentin", true));

        assertThat(centre.with("k")).isEqualTo("mona");
        assertThat(refused(new SetCrisis(WS, "ava", false))).isEqualTo("agent.no-manager");
    }

    @Test
    void whatWaitsForAnAgentWhoLeavesIsEverybodysAgain() {
        centre.busyBee("ava", "billing", BILLING);
        centre.busyBee("ben", "technical", Map.of("billing", 9, "technical", 9));
        centre.chat("busy", "billing");
        centre.accept("busy");
        for (String contact : List.of("k1", "k2")) {
            centre.chat(contact, "technical");
            centre.send(new TransferToAgent(WS, contact, "nils", "ava", null));
        }
        centre.send(new PrioritiseContact(WS, "k2", "nils", Duration.ofSeconds(30)));

        centre.presence("ava", Presence.OFFLINE);

        assertThat(centre.lastOf(ContactQueued.class).map(ContactQueued::contact))
                .containsExactly("busy", "k2", "k1");
        assertThat(centre.with("k2")).isEqualTo("ben");
        assertThat(centre.view("k1").forAgent()).isNull();
    }

    @Test
    void otherTeamsMayTakeWhatWaits() {
        centre.busyBee("ava", "apart", BILLING);
        centre.chat("k", "billing");
        List<Team> teams = new ArrayList<>(Centre.TEAMS);
        teams.add(new Team("apart", "Apart", "billing", null));

        centre.send(new PutTeams(WS, teams));

        assertThat(centre.with("k")).isEqualTo("ava");
    }

    @Test
    void whoWasBeingAskedForAnEscalatedContactGetsTheNext() {
        centre.busyBee("ava", "billing", BILLING);
        centre.chat("asked", "billing");
        centre.chat("next", "billing");

        centre.send(new EscalateContact(WS, "asked", "mona", null));

        assertThat(centre.theLast(OfferWithdrawn.class).orElseThrow().because()).isEqualTo("escalated");
        assertThat(centre.with("next")).isEqualTo("ava");
    }

    @Test
    void whoWasBeingAskedForACallThatIsPutOffGetsTheNext() {
        centre.busyBee("ava", "billing", BILLING);
        centre.chat("asked", "billing");
        centre.chat("next", "billing");

        centre.send(new PlanCallback(WS, "v-asked", centre.now.plus(Duration.ofDays(30)), null));

        assertThat(centre.with("next")).isEqualTo("ava");
        assertThat(refused(new PlanCallback(
                        WS, "v-next", centre.now.plus(Duration.ofDays(30)).plusMillis(1), null)))
                .isEqualTo("callback.too-late");
    }

    @Test
    void waitingForOneAgentInVainEndsAtSomebodyElse() {
        centre.busyBee("ava", "billing", BILLING).busyBee("ben", "billing", BILLING);
        centre.chat("k", "billing");
        centre.accept("k");
        centre.send(new ParkContact(WS, "k", "ava"));
        centre.presence("ava", Presence.NOT_READY);
        centre.write("k", "again");
        assertThat(centre.view("k").forAgent()).isEqualTo("ava");

        centre.pass(30);

        assertThat(centre.with("k")).isEqualTo("ben");
    }

    @Test
    void theLogHasTheBeginningOfALongTextWithoutHalfACharacter() {
        String clef = new String(Character.toChars(0x1D11E));
        assertThat(preview("a".repeat(200))).isEqualTo("a".repeat(200));
        assertThat(preview("a".repeat(201))).isEqualTo("a".repeat(200));
        assertThat(preview("a".repeat(199) + clef)).isEqualTo("a".repeat(199));
    }

    private String preview(String text) {
        centre.send(Ask.of("m" + text.length() + text.hashCode())
                .from("c")
                .saying(text)
                .about("billing")
                .command());
        return String.valueOf(centre.theLast(ContactOpened.class).orElseThrow().preview());
    }

    private void ofOneCustomer(String contact) {
        centre.send(Ask.of(contact).from("regular").about("billing").command());
    }

    private String refused(dev.switchboard.events.RoutingCommand command) {
        centre.send(command);
        return centre.rejection();
    }
}
