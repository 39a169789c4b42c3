package dev.switchboard.agents.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.agents.AgentServiceProfile;
import dev.switchboard.agents.RoutingLog;
import dev.switchboard.events.ConversationEvent.Delivery;
import dev.switchboard.events.ConversationEvent.DeliveryChanged;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingEvent.OfferMissed;
import dev.switchboard.events.RoutingEvent.OfferWithdrawn;
import dev.switchboard.events.RoutingEvent.PresenceChanged;
import dev.switchboard.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What desks show, and show again to whoever comes back. Each test has a workspace of its own, so that they don't meet. */
@QuarkusTest
@TestProfile(AgentServiceProfile.class)
class DeskSocketTest {

    private final TestWorkspace here = new TestWorkspace();
    private final String workspace = here.id;

    @Test
    void aDeskBeginsWithWhatIsThere() {
        var contact = Contacts.fresh(workspace);
        RoutingLog.decide(workspace, new PresenceChanged(workspace, "ava", Presence.READY, null));
        RoutingLog.decide(workspace, contact.atDeskOf("ava"));
        await().untilAsserted(() -> {
            try (var desk = here.open("ava")) {
                JsonObject snapshot = desk.next("snapshot");
                assertThat(snapshot.getJsonObject("agent").getString("id")).isEqualTo("ava");
                assertThat(snapshot.getJsonObject("presence").getString("state"))
                        .isEqualTo("READY");
                assertThat(snapshot.getJsonArray("contacts")).hasSize(1);
                assertThat(snapshot.getJsonArray("contacts").getJsonObject(0).getString("id"))
                        .isEqualTo(contact.id());
            }
        });
    }

    @Test
    void anOfferIsShownAndGoes() {
        var contact = Contacts.fresh(workspace);
        try (var desk = here.open("ava")) {
            long first = desk.next("snapshot").getLong("seq");
            RoutingLog.decide(workspace, contact.opened(), contact.queued(), contact.offeredTo("ava"));

            JsonObject frame = desk.next("contact");
            JsonObject shown = frame.getJsonObject("contact");
            assertThat(frame.getLong("seq")).isEqualTo(first + 1);
            assertThat(shown.getString("state")).isEqualTo("OFFERED");
            assertThat(shown.getString("channel")).isEqualTo("CHAT");
            assertThat(shown.getString("queue")).isEqualTo("billing");
            assertThat(shown.getString("preview")).isEqualTo("It is too high");
            assertThat(shown.getJsonObject("customer").getString("name")).isEqualTo("Zoe");
            assertThat(shown.getJsonObject("offer").getInteger("number")).isEqualTo(1);
            assertThat(Instant.parse(shown.getJsonObject("offer").getString("expiresAt")))
                    .isAfter(Instant.now());

            RoutingLog.decide(workspace, new OfferMissed(workspace, contact.id(), 1, "ava"));
            JsonObject gone = desk.next("gone");
            assertThat(gone.getString("reason")).isEqualTo("missed");
            assertThat(gone.getLong("seq")).isEqualTo(first + 2);
        }
    }

    @Test
    void whatSeveralAreOfferedIsTakenByTheFirst() {
        var contact = Contacts.fresh(workspace);
        try (var avas = here.open("ava");
                var bens = here.open("ben")) {
            avas.next("snapshot");
            bens.next("snapshot");
            RoutingLog.decide(
                    workspace, contact.opened(), contact.queued(), contact.offeredTo("ava"), contact.offeredTo("ben"));
            avas.next("contact");
            bens.next("contact");
            bens.send("{\"type\":\"accept\",\"ref\":\"a1\",\"contact\":\"%s\",\"offer\":1}".formatted(contact.id()));
            assertThat(bens.answerTo("a1").getString("type")).isEqualTo("ack");

            RoutingLog.decide(
                    workspace,
                    new OfferWithdrawn(workspace, contact.id(), 1, "ava", "taken"),
                    contact.assignedTo("ben"));
            assertThat(avas.next("gone").getString("reason")).isEqualTo("taken");
            bens.next(frame -> "contact".equals(frame.getString("type"))
                    && frame.getJsonObject("contact").getString("state").equals("ASSIGNED"));
            assertThat(bens.frames()).noneMatch(frame -> "gone".equals(frame.getString("type")));
        }
    }

    @Test
    void othersOffersAreNotShown() {
        var hers = Contacts.fresh(workspace);
        var mine = Contacts.fresh(workspace);
        try (var desk = here.open("ava")) {
            desk.next("snapshot");
            RoutingLog.decide(workspace, hers.opened(), hers.queued(), hers.offeredTo("eva"));
            RoutingLog.decide(workspace, mine.opened(), mine.queued(), mine.offeredTo("ava"));

            desk.next("contact");
            assertThat(desk.frames()).noneMatch(frame -> frame.encode().contains(hers.id()));
        }
    }

    @Test
    void aFormerRoutersRecordAndAnUnreadableOneAreNotShown() {
        var contact = Contacts.fresh(workspace);
        try (var desk = here.open("ava")) {
            desk.next("snapshot");
            long former = RoutingLog.takeOver(workspace);
            RoutingLog.decide(
                    workspace, former, null, new PresenceChanged(workspace, "ava", Presence.NOT_READY, "stale"));
            RoutingLog.garbage(workspace);
            RoutingLog.decide(workspace, contact.atDeskOf("ava"));

            desk.next("contact");
            assertThat(desk.frames()).noneMatch(frame -> "presence".equals(frame.getString("type")));
        }
    }

    @Test
    void messagesAndTheirDeliveryReachTheDeskThatHasTheContact() {
        var contact = Contacts.fresh(workspace);
        try (var desk = here.open("ava")) {
            RoutingLog.decide(workspace, contact.atDeskOf("ava"));
            desk.next(frame -> frame.encode().contains("ASSIGNED"));
            RoutingLog.write(Topics.MESSAGES, contact.conversation(), here.message(contact, "m2", 2, "Are you there?"));
            RoutingLog.write(
                    Topics.MESSAGES,
                    contact.conversation(),
                    new DeliveryChanged(
                            workspace,
                            contact.conversation(),
                            "m3",
                            contact.id(),
                            Delivery.FAILED,
                            "no route",
                            Instant.now()));

            JsonObject message = desk.next("message");
            assertThat(message.getString("contact")).isEqualTo(contact.id());
            assertThat(message.getJsonObject("message").getString("text")).isEqualTo("Are you there?");
            assertThat(message.getJsonObject("message").getLong("seq")).isEqualTo(2);
            JsonObject delivery = desk.next("delivery");
            assertThat(delivery.getString("status")).isEqualTo("FAILED");
            assertThat(delivery.getString("detail")).isEqualTo("no route");
        }
    }

    @Test
    void whoComesBackGetsWhatWasMissed() {
        var first = Contacts.fresh(workspace);
        var second = Contacts.fresh(workspace);
        long seq;
        try (var desk = here.open("ava")) {
            RoutingLog.decide(workspace, first.opened(), first.queued(), first.offeredTo("ava"));
            seq = desk.next("contact").getLong("seq");
        }
        RoutingLog.decide(workspace, first.assignedTo("ava"));
        RoutingLog.decide(workspace, second.opened(), second.queued(), second.offeredTo("ava"));
        try (var back = here.open("ava", "?after=" + seq)) {
            back.next(frame -> frame.encode().contains(second.id()));

            assertThat(back.frames()).extracting(frame -> frame.getLong("seq")).containsExactly(seq + 1, seq + 2);
        }
    }

    @Test
    void whoMissedTooMuchOrComesFromElsewhereGetsASnapshot() {
        long seq;
        try (var desk = here.open("ava")) {
            seq = desk.next("snapshot").getLong("seq");
        }
        var contact = Contacts.fresh(workspace);
        RoutingLog.decide(workspace, contact.atDeskOf("ava"));
        IntStream.range(0, 6)
                .forEach(n -> RoutingLog.decide(
                        workspace,
                        new PresenceChanged(workspace, "ava", n % 2 == 0 ? Presence.READY : Presence.NOT_READY, null)));
        await().until(() -> here.open("ava", "?after=" + seq), back -> {
            try (back) {
                return back.next("snapshot").getJsonArray("contacts").size() == 1;
            }
        });
        try (var stranger = here.open("ava", "?after=17")) {
            assertThat(stranger.next("snapshot").getJsonArray("contacts")).hasSize(1);
        }
    }
}
