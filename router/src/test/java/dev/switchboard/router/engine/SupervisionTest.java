package dev.switchboard.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand.MergeContacts;
import dev.switchboard.events.RoutingCommand.ParkContact;
import dev.switchboard.events.RoutingCommand.PrioritiseContact;
import dev.switchboard.events.RoutingCommand.SetCrisis;
import dev.switchboard.events.RoutingCommand.TransferToAgent;
import dev.switchboard.events.RoutingCommand.TransferToQueue;
import dev.switchboard.events.RoutingEvent.CrisisProposed;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What managers do by hand. */
class SupervisionTest {

    private static final String PLAN = """
            queues:
              - {queue: billing, team: billing}
              - {queue: orders, team: orders}
            rules:
              - {name: orders, when: attributes.topic == "orders", queue: orders}
            fallback: billing
            crisis:
              message: Please be patient.
              first: [orders]
              propose: {arrivals_per_minute: 50, backlog: 4, wait: 20m}
            """;

    private final Centre centre = Centre.planned(PLAN);

    private void ask(String contact, String customer) {
        centre.ask(contact, customer, Channel.CHAT, Map.of());
    }

    private void give(String contact, String to) {
        centre.send(new TransferToAgent(Centre.WS, contact, "mona", to, null));
    }

    @Test
    void aManagerTakesAWaitingContactOrGivesItToSomebodyAtOnce() {
        centre.manager("mona");
        centre.presence("mona", Presence.NOT_READY);
        ask("k", "c");
        give("k", "mona");
        assertThat(centre.view("k").state()).isEqualTo(ContactState.ASSIGNED);
        assertThat(centre.with("k")).isEqualTo("mona");

        ask("l", "c");
        centre.agent("jan", "technical", Map.of());
        give("l", "jan");
        assertThat(centre.view("l").state()).isEqualTo(ContactState.ASSIGNED);
        assertThat(centre.with("l")).isEqualTo("jan");
    }

    @Test
    void whatIsGivenToAFullAgentWaitsForThatAgentAlone() {
        centre.busyBee("ava", "billing", Map.of());
        ask("k", "c");
        centre.accept("k");
        ask("l", "c");
        give("l", "ava");
        assertThat(centre.with("l")).isNull();
        centre.agent("ben", "billing", Map.of());
        centre.pass(3600);
        assertThat(centre.with("l")).as("the automat does not take it away").isNull();
        centre.complete("k");
        assertThat(centre.with("l")).isEqualTo("ava");
    }

    @Test
    void anOfferThatAManagerGivesElsewhereIsWithdrawn() {
        centre.agent("ava", "billing", Map.of());
        ask("k", "c");
        centre.agent("jan", "technical", Map.of());
        give("k", "jan");
        assertThat(centre.lastTypes()).startsWith("OfferWithdrawn");
        assertThat(centre.with("k")).isEqualTo("jan");
    }

    @Test
    void aManagerMovesAWaitingContactToAnotherQueue() {
        ask("k", "c");
        centre.send(new TransferToQueue(Centre.WS, "k", "mona", "orders", "wrong door"));
        assertThat(centre.view("k").queue()).isEqualTo("orders");
        centre.send(new TransferToQueue(Centre.WS, "k", "ava", "billing", null));
        assertThat(centre.rejection()).isEqualTo("contact.not-yours");
    }

    @Test
    void anotherHeadStartIsAnotherPlace() {
        ask("k", "c");
        centre.pass(60);
        ask("l", "c");
        centre.send(new PrioritiseContact(Centre.WS, "l", "mona", Duration.ofSeconds(61)));
        centre.busyBee("ava", "billing", Map.of());
        assertThat(centre.with("l")).isEqualTo("ava");
        centre.send(new PrioritiseContact(Centre.WS, "k", "ava", Duration.ofSeconds(61)));
        assertThat(centre.rejection()).isEqualTo("agent.no-manager");
        centre.send(new PrioritiseContact(Centre.WS, "l", "mona", Duration.ofSeconds(1)));
        assertThat(centre.rejection()).isEqualTo("contact.state");
    }

    @Test
    void ofTwoContactsOfACustomerOneEndsAndTheOtherKeepsTheBetterPlace() {
        ask("first", "mia");
        centre.pass(30);
        ask("other", "max");
        centre.pass(30);
        ask("second", "mia");
        centre.send(new MergeContacts(Centre.WS, "first", "mona", "second"));
        assertThat(centre.lastTypes()).containsExactly("ContactMerged", "ContactQueued");
        assertThat(centre.engine.contact(Centre.WS, "first")).isNull();
        centre.busyBee("ava", "billing", Map.of());
        assertThat(centre.with("second")).isEqualTo("ava");

        centre.send(new MergeContacts(Centre.WS, "other", "mona", "second"));
        assertThat(centre.rejection()).isEqualTo("merge.other-customer");
    }

    @Test
    void whoWaitsAndIsMergedIntoAParkedContactWaitsForThat() {
        centre.busyBee("ava", "billing", Map.of());
        ask("parked", "mia");
        centre.accept("parked");
        centre.send(new ParkContact(Centre.WS, "parked", "ava"));
        centre.presence("ava", Presence.NOT_READY);
        ask("waiting", "mia");
        centre.pass(1);
        ask("other", "max");
        centre.pass(1);

        centre.send(new MergeContacts(Centre.WS, "waiting", "mona", "parked"));
        assertThat(centre.lastTypes()).startsWith("ContactMerged", "ContactQueued");
        assertThat(centre.view("parked").state()).isEqualTo(ContactState.QUEUED);
        centre.ready("ava");
        assertThat(centre.with("parked"))
                .as("at the place of the one that waited")
                .isEqualTo("ava");
    }

    @Test
    void aParkedContactThatIsMergedIntoAnotherOfThemWakesNobody() {
        centre.agent("ava", "billing", Map.of());
        ask("k", "mia");
        centre.accept("k");
        centre.send(new ParkContact(Centre.WS, "k", "ava"));
        ask("l", "mia");
        centre.accept("l");
        centre.send(new ParkContact(Centre.WS, "l", "ava"));

        centre.send(new MergeContacts(Centre.WS, "k", "mona", "l"));

        assertThat(centre.lastTypes()).containsExactly("ContactMerged");
        assertThat(centre.view("l").state()).isEqualTo(ContactState.PARKED);
    }

    @Test
    void aCrisisTellsEverybodyPutsQueuesFirstAndCallsTheManagers() {
        ask("b", "c1");
        centre.pass(60);
        centre.ask("o", Channel.CHAT, Map.of("topic", "orders"));
        centre.send(new SetCrisis(Centre.WS, "mona", true));
        assertThat(centre.lastTypes()).containsExactly("CrisisChanged", "CustomerTold", "CustomerTold");
        ask("late", "c2");
        assertThat(centre.lastTypes()).contains("CustomerTold");

        centre.manager("olga");
        assertThat(centre.with("o")).isEqualTo("olga");
        centre.send(new SetCrisis(Centre.WS, "mona", false));
        centre.manager("mona");
        assertThat(centre.with("b")).as("no longer for managers").isNull();
    }

    @Test
    void aFullHouseProposesTheCrisisOnce() {
        for (int i = 0; i < 3; i++) {
            ask("k" + i, "c" + i);
        }
        assertThat(centre.lastOf(CrisisProposed.class)).isEmpty();
        ask("k3", "c3");
        assertThat(centre.theLast(CrisisProposed.class).orElseThrow().because()).isEqualTo("backlog");
        ask("k4", "c4");
        assertThat(centre.lastOf(CrisisProposed.class)).isEmpty();
        centre.pass(901);
        ask("k5", "c5");
        assertThat(centre.lastOf(CrisisProposed.class)).hasSize(1);
    }
}
