package dev.switchboard.agents.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.Customer;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.Presence;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.CallbackPlanned;
import dev.switchboard.events.RoutingEvent.ContactAbandoned;
import dev.switchboard.events.RoutingEvent.ContactAssigned;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import dev.switchboard.events.RoutingEvent.ContactDiverted;
import dev.switchboard.events.RoutingEvent.ContactMerged;
import dev.switchboard.events.RoutingEvent.ContactOffered;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingEvent.ContactParked;
import dev.switchboard.events.RoutingEvent.ContactQueued;
import dev.switchboard.events.RoutingEvent.ContactWrapping;
import dev.switchboard.events.RoutingEvent.CustomerLeft;
import dev.switchboard.events.RoutingEvent.CustomerTold;
import dev.switchboard.events.RoutingEvent.MessageAdded;
import dev.switchboard.events.RoutingEvent.OfferDeclined;
import dev.switchboard.events.RoutingEvent.OfferMissed;
import dev.switchboard.events.RoutingEvent.OfferWithdrawn;
import dev.switchboard.events.RoutingEvent.PresenceChanged;
import dev.switchboard.events.RoutingEvent.Why;
import dev.switchboard.events.RoutingRecord.Decision;
import dev.switchboard.events.RoutingRecord.OwnerChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FloorTest {

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final AgentKey AVA = new AgentKey("main", "ava");
    private static final AgentKey BEN = new AgentKey("main", "ben");

    private final List<String> heard = new ArrayList<>();
    private final Floor floor = new Floor();
    private final FloorWatcher ear = new FloorWatcher() {
        @Override
        public void changed(AgentKey desk, DeskContact contact) {
            heard.add(desk.agent() + " has " + contact.id() + " " + contact.state());
        }

        @Override
        public void gone(AgentKey desk, String contact, String reason) {
            heard.add(desk.agent() + " lost " + contact + " " + reason);
        }

        @Override
        public void presence(AgentKey desk, PresenceState presence) {
            heard.add(desk.agent() + " is " + presence.state());
        }
    };

    @BeforeEach
    void aWaitingContact() {
        apply(opened("c1"), queued("c1", QueuedBecause.ARRIVED));
    }

    @Test
    void anOfferedContactIsAtTheDeskOfItsAgent() {
        apply(offered("c1", 1, "ava"));

        assertThat(heard).containsExactly("ava has c1 OFFERED");
        assertThat(floor.at(AVA)).extracting(DeskContact::id).containsExactly("c1");
        assertThat(floor.at(AVA).getFirst().place().offer())
                .isEqualTo(new Offer(1, AT, AT.plusSeconds(20), new Why("least-loaded, longest-idle", null, 2)));
    }

    @Test
    void aDeclinedContactLeavesTheDeskOnce() {
        apply(offered("c1", 1, "ava"));
        apply(
                new OfferDeclined("main", "c1", 1, "ava", "lunch"),
                queued("c1", QueuedBecause.DECLINED),
                offered("c1", 2, "ben"));

        assertThat(heard).containsExactly("ava has c1 OFFERED", "ava lost c1 declined", "ben has c1 OFFERED");
        assertThat(floor.at(AVA)).isEmpty();
        assertThat(floor.at(BEN)).hasSize(1);
    }

    @Test
    void aMissedOfferLeavesTheDeskEvenIfItIsNotQueuedAgain() {
        apply(offered("c1", 1, "ava"), new OfferMissed("main", "c1", 1, "ava"));

        assertThat(heard).endsWith("ava lost c1 missed");
        assertThat(floor.contact("main", "c1"))
                .get()
                .extracting(DeskContact::state)
                .isEqualTo(ContactState.QUEUED);
    }

    @Test
    void anAssignedContactIsParkedWrappedAndClosed() {
        apply(offered("c1", 1, "ava"), new ContactAssigned("main", "c1", 1, "ava"));
        apply(new ContactParked("main", "c1", "ava"));
        apply(new ContactAssigned("main", "c1", 1, "ava"), new CustomerLeft("main", "c1"));
        apply(new ContactWrapping("main", "c1", "ava", AT.plusSeconds(30)));
        assertThat(floor.at(AVA).getFirst().place().wrapUpEndsAt()).isEqualTo(AT.plusSeconds(30));
        assertThat(floor.at(AVA).getFirst().place().customerLeft()).isTrue();
        apply(new ContactClosed("main", "c1", "ava", "solved"));

        assertThat(heard)
                .containsExactly(
                        "ava has c1 OFFERED",
                        "ava has c1 ASSIGNED",
                        "ava has c1 PARKED",
                        "ava has c1 ASSIGNED",
                        "ava has c1 ASSIGNED",
                        "ava has c1 WRAPPING",
                        "ava lost c1 closed");
        assertThat(floor.contact("main", "c1")).isEmpty();
        assertThat(floor.contactOf("main", "talk-c1")).isEmpty();
    }

    @Test
    void aTransferTakesTheContactFromTheDesk() {
        apply(offered("c1", 1, "ava"), new ContactAssigned("main", "c1", 1, "ava"));
        apply(queued("c1", QueuedBecause.TRANSFERRED), offered("c1", 2, "ben"));

        assertThat(heard).endsWith("ava lost c1 transferred", "ben has c1 OFFERED");
    }

    @Test
    void anAbandonedContactNobodyHadIsHeardByNobody() {
        apply(new ContactAbandoned("main", "c1"));

        assertThat(heard).isEmpty();
        assertThat(floor.contact("main", "c1")).isEmpty();
    }

    @Test
    void anOfferToSeveralIsAtEachDeskUntilItEndsThere() {
        apply(offered("c1", 1, "ava"), offered("c1", 1, "ben"), offered("c1", 1, "eva"));
        assertThat(floor.at(AVA)).isEqualTo(floor.at(BEN)).hasSize(1);

        apply(new OfferDeclined("main", "c1", 1, "ava", null));
        assertThat(floor.at(AVA)).isEmpty();
        assertThat(floor.at(BEN)).first().extracting(DeskContact::state).isEqualTo(ContactState.OFFERED);

        apply(new OfferWithdrawn("main", "c1", 1, "eva", "taken"), new ContactAssigned("main", "c1", 1, "ben"));
        assertThat(heard)
                .containsExactly(
                        "ava has c1 OFFERED",
                        "ben has c1 OFFERED",
                        "eva has c1 OFFERED",
                        "ava lost c1 declined",
                        "eva lost c1 taken",
                        "ben has c1 ASSIGNED");
        assertThat(floor.at(BEN)).first().extracting(DeskContact::desks).isEqualTo(List.of(BEN));
    }

    @Test
    void anOfferThatSeveralMissedIsNobodys() {
        apply(offered("c1", 1, "ava"), offered("c1", 1, "ben"));
        apply(
                new OfferMissed("main", "c1", 1, "ava"),
                new OfferMissed("main", "c1", 1, "ben"),
                queued("c1", QueuedBecause.MISSED),
                offered("c1", 2, "ben"));

        assertThat(floor.at(AVA)).isEmpty();
        assertThat(floor.at(BEN)).hasSize(1);
        assertThat(heard).endsWith("ava lost c1 missed", "ben lost c1 missed", "ben has c1 OFFERED");
    }

    @Test
    void aMergedContactIsOver() {
        apply(offered("c1", 1, "ava"), offered("c1", 1, "ben"));
        apply(
                new OfferWithdrawn("main", "c1", 1, "ava", "merged"),
                new OfferWithdrawn("main", "c1", 1, "ben", "merged"),
                new ContactMerged("main", "c1", "c2", "mona"));

        assertThat(heard).endsWith("ava lost c1 merged", "ben lost c1 merged");
        assertThat(floor.contact("main", "c1")).isEmpty();
    }

    @Test
    void aCustomerToBeCalledBackHasNotGoneWithTheFirstCall() {
        apply(new CallbackPlanned("main", "c1", null), new CustomerLeft("main", "c1"));
        apply(queued("c1", QueuedBecause.DUE), offered("c1", 1, "ava"), new ContactAssigned("main", "c1", 1, "ava"));
        assertThat(floor.at(AVA).getFirst().place().callback()).isEqualTo(Place.Callback.OWED);
        assertThat(floor.at(AVA).getFirst().place().customerLeft()).isFalse();

        apply(new CustomerLeft("main", "c1"));
        assertThat(floor.at(AVA).getFirst().place().customerLeft()).isTrue();
    }

    @Test
    void whatAQueueDoesNotTakeInWaitsElsewhereOrIsOver() {
        apply(
                new ContactDiverted(
                        "main", "c1", "billing", Diversion.Cause.LATE, new Diversion.ToQueue("orders"), null),
                queued("c1", QueuedBecause.DIVERTED));
        assertThat(floor.contact("main", "c1")).isPresent();

        var away = new Diversion.TurnAway("We are full");
        apply(
                new ContactDiverted("main", "c1", "billing", Diversion.Cause.FULL, away, null),
                new CustomerTold("main", "c1", "We are full"),
                new ContactClosed("main", "c1", null, "turned-away"));
        assertThat(floor.contact("main", "c1")).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void aCustomerWhoWritesAgainIsBack() {
        apply(offered("c1", 1, "ava"), new ContactAssigned("main", "c1", 1, "ava"), new CustomerLeft("main", "c1"));
        apply(new MessageAdded("main", "c1", "m2"));

        assertThat(floor.at(AVA).getFirst().place().customerLeft()).isFalse();
    }

    @Test
    void aConversationLeadsToItsNewestContact() {
        apply(new ContactClosed("main", "c1", null, null));
        apply(new ContactOpened(
                "main", "c2", "talk-c1", "m2", Channel.CHAT, customer(), null, null, "again", Map.of()));

        assertThat(floor.contactOf("main", "talk-c1"))
                .get()
                .extracting(DeskContact::id)
                .isEqualTo("c2");
    }

    @Test
    void workspacesDoNotMeet() {
        apply(new PresenceChanged("other", "ava", Presence.READY, null));

        assertThat(floor.presenceOf(AVA)).isEqualTo(PresenceState.OFFLINE);
        assertThat(floor.presenceOf(new AgentKey("other", "ava")).state()).isEqualTo(Presence.READY);
        assertThat(floor.contact("other", "c1")).isEmpty();
    }

    @Test
    void aRecordTakesEffectOnceAndAFormerOwnersNever() {
        var log = new FloorLog(new Floor(), FloorLog.Mark.START);
        var ready = decision(2, new PresenceChanged("main", "ava", Presence.READY, null));

        assertThat(log.feed(0, new OwnerChanged(2, "new", AT), ear)).isFalse();
        assertThat(log.feed(1, ready, ear)).isTrue();
        assertThat(log.feed(1, ready, ear)).isFalse();
        assertThat(log.feed(2, decision(1, new PresenceChanged("main", "ava", Presence.OFFLINE, null)), ear))
                .isFalse();
        assertThat(heard).containsExactly("ava is READY");
        assertThat(log.mark()).isEqualTo(new FloorLog.Mark(3, 2));
    }

    private void apply(RoutingEvent... events) {
        floor.apply(decision(1, events), ear);
    }

    private static Decision decision(long epoch, RoutingEvent... events) {
        return new Decision(epoch, 1, "id", AT, null, List.of(events));
    }

    private static ContactOpened opened(String id) {
        return new ContactOpened(
                "main", id, "talk-" + id, "m1", Channel.CHAT, customer(), null, "My bill", "Hello", Map.of());
    }

    private static ContactQueued queued(String id, QueuedBecause because) {
        return new ContactQueued(
                "main", id, "billing", because, null, Duration.ZERO, null, null, null, null, null, null);
    }

    private static ContactOffered offered(String id, int offer, String agent) {
        return new ContactOffered(
                "main",
                id,
                offer,
                agent,
                "billing",
                AT.plusSeconds(20),
                new Why("least-loaded, longest-idle", null, 2));
    }

    private static Customer customer() {
        return new Customer("cust", "visitor-1", "Zoe");
    }
}
