package dev.switchboard.router.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import dev.switchboard.events.Presence;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.*;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingRecord.Decision;
import dev.switchboard.events.RoutingRecord.OwnerChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logs made by hand, each with one thing wrong: the audit names the invariant. */
class LogAuditTest {

    private static final String WS = "main";

    private final LogAudit audit = new LogAudit();
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private long offset;

    @BeforeEach
    void twoAgentsAreThere() {
        log(new PlanPublished(WS, plan()));
        agent("ava");
        agent("ben");
    }

    @Test
    void findsNothingWrongWithAGoodLog() {
        log(opened("k"), queued("k"), offered("k", 1, "ava"));
        log(new ContactAssigned(WS, "k", 1, "ava"));
        log(new ContactWrapping(WS, "k", "ava", now.plusSeconds(30)));
        log(new ContactClosed(WS, "k", "ava", "done"));
        log(opened("gone"), queued("gone"), new ContactAbandoned(WS, "gone"));

        LogAudit.Report report = audit.finish(now);

        assertThat(report.violations()).isEmpty();
        assertThat(report)
                .extracting(
                        LogAudit.Report::contacts,
                        LogAudit.Report::offered,
                        LogAudit.Report::assigned,
                        LogAudit.Report::closed,
                        LogAudit.Report::abandoned,
                        LogAudit.Report::pending)
                .containsExactly(2, 1, 1, 1, 1, 0);
    }

    @Test
    void findsAContactOpenedTwice() {
        log(opened("k"), queued("k"));
        log(opened("k"), queued("k"));
        assertThat(found()).contains("I1");
    }

    @Test
    void findsAnEndAfterTheEnd() {
        log(opened("k"), queued("k"));
        log(new ContactAbandoned(WS, "k"));
        log(new ContactAbandoned(WS, "k"));
        assertThat(found()).containsOnly("I1");
    }

    @Test
    void findsAContactLostBetweenOfferAndQueue() {
        log(opened("k"), queued("k"), offered("k", 1, "ava"));
        log(new OfferMissed(WS, "k", 1, "ava"));
        assertThat(found()).containsOnly("I1");
    }

    @Test
    void findsAnOfferThatNeverEnds() {
        log(opened("k"), queued("k"), offered("k", 1, "ava"));
        now = now.plus(Duration.ofMinutes(5));
        assertThat(found()).containsOnly("I1");
    }

    @Test
    void findsARequestThatWasNeverTakenIn() {
        audit.command(0, 77, request("k", "m-k", "v-k"));
        assertThat(found()).containsOnly("I1");
    }

    @Test
    void findsASecondOfferAtOnce() {
        log(opened("k"), queued("k"), offered("k", 1, "ava"));
        log(offered("k", 2, "ben"));
        assertThat(found()).containsOnly("I2");
    }

    @Test
    void findsAnAssignmentOfSomebodyElsesOffer() {
        log(opened("k"), queued("k"), offered("k", 1, "ava"));
        log(new ContactAssigned(WS, "k", 1, "ben"));
        assertThat(found()).contains("I2");
    }

    @Test
    void findsMoreWorkThanPlaces() {
        for (int i = 1; i <= 2; i++) {
            log(opened("k" + i), queued("k" + i), offered("k" + i, 1, "ava"));
        }
        assertThat(found()).isEmpty();
        log(opened("k3"), queued("k3"), offered("k3", 1, "ava"));
        assertThat(found()).containsOnly("I3");
    }

    @Test
    void toleratesACapacityLoweredBelowTheLoad() {
        log(opened("k1"), queued("k1"), offered("k1", 1, "ava"));
        log(opened("k2"), queued("k2"), offered("k2", 1, "ava"));
        log(new AgentChanged(WS, new AgentProfile("ava", "ava", null, Map.of(), Map.of(Channel.CHAT, 1))));
        assertThat(found()).isEmpty();
    }

    @Test
    void findsAnOfferToSomebodyNotReady() {
        log(new PresenceChanged(WS, "ava", Presence.NOT_READY, null));
        log(opened("k"), queued("k"), offered("k", 1, "ava"));
        assertThat(found()).containsOnly("I3");
    }

    @Test
    void findsMessagesTakenInOutOfOrder() {
        audit.command(0, 100, request("k", "m-k", "v-k"));
        audit.command(0, 101, request("x", "m-2", "v-k"));
        audit.command(0, 102, request("y", "m-3", "v-k"));
        log(opened("k"), queued("k"), offered("k", 1, "ava"));
        log(new MessageAdded(WS, "k", "m-3"));
        log(new MessageAdded(WS, "k", "m-2"));
        assertThat(found()).containsOnly("I4");
    }

    @Test
    void findsSomebodyServedBeforeWhoCameEarlier() {
        log(opened("first"), queued("first"));
        now = now.plusSeconds(1);
        log(opened("second"), queued("second"));
        log(offered("second", 1, "ava"));
        assertThat(found()).contains("I4");
    }

    @Test
    void knowsThatADeclinedContactStandsBack() {
        log(opened("first"), queued("first"), offered("first", 1, "ava"));
        log(new OfferDeclined(WS, "first", 1, "ava", null), queued("first"));
        log(opened("second"), queued("second"), offered("second", 1, "ava"));
        assertThat(found()).isEmpty();
    }

    @Test
    void findsACommandDecidedTwice() {
        log(opened("k"), queued("k"));
        audit.record(0, 50, new Decision(1, offset - 1, null, now, null, List.of(new MessageAdded(WS, "k", "m"))));
        assertThat(found()).containsOnly("I5");
    }

    @Test
    void ignoresWhatAFormerOwnerWritesLate() {
        audit.record(0, 20, new OwnerChanged(2, "router-1", now));
        audit.record(0, 21, new Decision(1, 90, null, now, null, List.of(opened("k"))));

        LogAudit.Report report = audit.finish(now);

        assertThat(report.violations()).isEmpty();
        assertThat(report.ignored()).isEqualTo(1);
        assertThat(report.contacts()).isZero();
    }

    @Test
    void findsTwoOwnersWithOneEpoch() {
        audit.record(0, 20, new OwnerChanged(2, "router-1", now));
        audit.record(0, 21, new OwnerChanged(2, "router-2", now));
        assertThat(found()).containsOnly("I7");
    }

    @Test
    void findsSomebodyWaitingWhileAnAgentIsIdle() {
        log(opened("k"), queued("k"), offered("k", 1, "ava"));
        log(new ContactAssigned(WS, "k", 1, "ava"));
        log(new ContactClosed(WS, "k", "ava", "done"));
        log(opened("k2"), queued("k2"));
        assertThat(found()).contains("I8");
    }

    private List<String> found() {
        return audit.finish(now).violations().stream().map(Violation::invariant).toList();
    }

    private static RoutingPlan plan() {
        RoutingPlan.Queue queue = new RoutingPlan.Queue(
                "billing",
                "Billing",
                "billing",
                Map.of(),
                Duration.ZERO,
                Duration.ofMinutes(1),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                List.of());
        return new RoutingPlan(
                1,
                List.of(queue),
                List.of(),
                "billing",
                Map.of(),
                RoutingPlan.DEFAULT_INTERRUPTS,
                3,
                Duration.ofSeconds(30));
    }

    private void agent(String id) {
        log(new AgentChanged(WS, new AgentProfile(id, id, null, Map.of(), Map.of(Channel.CHAT, 2))));
        log(new PresenceChanged(WS, id, Presence.READY, null));
    }

    private void log(RoutingEvent... events) {
        audit.record(0, offset, new Decision(1, offset, null, now, null, List.of(events)));
        offset++;
    }

    private static ContactOpened opened(String contact) {
        Customer customer = new Customer("c", "a", null);
        return new ContactOpened(
                WS, contact, "v-" + contact, "m-" + contact, Channel.CHAT, customer, null, null, null, Map.of());
    }

    private static ContactQueued queued(String contact) {
        return new ContactQueued(
                WS,
                contact,
                "billing",
                QueuedBecause.DECLINED,
                null,
                Duration.ZERO,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private ContactOffered offered(String contact, int offer, String agent) {
        Why why = new Why("longest-idle", now, 1);
        return new ContactOffered(WS, contact, offer, agent, "billing", now.plusSeconds(20), why);
    }

    private static RequestService request(String contact, String message, String conversation) {
        Customer customer = new Customer("c", "a", null);
        return new RequestService(
                WS, conversation, message, contact, Channel.CHAT, customer, null, null, null, Map.of(), null);
    }
}
