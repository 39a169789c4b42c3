package dev.switchboard.agents.desk;

import static dev.switchboard.agents.People.as;
import static dev.switchboard.agents.People.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.switchboard.agents.AgentServiceProfile;
import dev.switchboard.agents.RoutingLog;
import dev.switchboard.agents.floor.AgentKey;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent.Author;
import dev.switchboard.events.ConversationEvent.Delivery;
import dev.switchboard.events.ConversationEvent.DeliveryChanged;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.events.Outbound;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingEvent.CommandRejected;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import dev.switchboard.events.RoutingEvent.OfferMissed;
import dev.switchboard.events.RoutingEvent.OfferWithdrawn;
import dev.switchboard.events.RoutingEvent.PresenceChanged;
import dev.switchboard.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has a workspace of its own, so that they don't meet. */
@QuarkusTest
@TestProfile(AgentServiceProfile.class)
class DeskSocketTest {

    private final String workspace = "w-" + UUID.randomUUID();

    @Inject
    Desks desks;

    @Test
    void withoutAGoodTokenNobodySitsDown() {
        assertThat(TestDesk.refusal(null, null)).isEqualTo(401);
        assertThat(TestDesk.refusal("nonsense", null)).isEqualTo(401);
        assertThat(TestDesk.refusal(token("ava", workspace, Instant.now().minusSeconds(60)), null))
                .isEqualTo(401);
    }

    @Test
    void aForeignPageIsRefusedAndAnAllowedOneIsNot() {
        assertThat(TestDesk.refusal(tokenOf("ava"), "https://evil.example.org")).isEqualTo(403);
        assertThat(TestDesk.refusal(tokenOf("ava"), "https://desk.example.org")).isEqualTo(101);
        assertThat(TestDesk.refusal(tokenOf("ava"), "http://localhost:" + io.restassured.RestAssured.port))
                .isEqualTo(101);
    }

    @Test
    void anAdministratorWhoIsNoAgentHasNoDesk() {
        assertThat(TestDesk.refusal(tokenOf("admin"), null)).isEqualTo(403);
    }

    @Test
    void aDeskBeginsWithWhatIsThere() {
        var contact = Contacts.fresh(workspace);
        RoutingLog.decide(workspace, new PresenceChanged(workspace, "ava", Presence.READY, null));
        RoutingLog.decide(workspace, contact.atDeskOf("ava"));
        await().untilAsserted(() -> {
            try (var desk = open("ava")) {
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
        try (var desk = open("ava")) {
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
        try (var avas = open("ava");
                var bens = open("ben")) {
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
        try (var desk = open("ava")) {
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
        try (var desk = open("ava")) {
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
    void aCommandIsInTheLogWhenItIsAcknowledged() {
        var contact = Contacts.fresh(workspace);
        try (var desk = open("ava")) {
            RoutingLog.decide(workspace, contact.opened(), contact.queued(), contact.offeredTo("ava"));
            desk.next("contact");
            desk.send("{\"type\":\"accept\",\"ref\":\"r1\",\"contact\":\"%s\",\"offer\":1}".formatted(contact.id()));

            assertThat(desk.answerTo("r1").getString("type")).isEqualTo("ack");
            assertThat(RoutingLog.commands(workspace))
                    .extracting(RoutingLog.Found::value)
                    .contains(new RoutingCommand.AcceptOffer(workspace, contact.id(), 1, "ava"));
        }
    }

    @Test
    void everyCommandReachesTheRouterAsWhatItIs() {
        var contact = Contacts.fresh(workspace);
        String id = contact.id();
        try (var desk = open("ava")) {
            RoutingLog.decide(workspace, contact.atDeskOf("ava"));
            desk.next(frame -> frame.encode().contains("ASSIGNED"));
            desk.send("{\"type\":\"presence\",\"ref\":\"1\",\"state\":\"NOT_READY\",\"reason\":\"lunch\"}");
            desk.send("{\"type\":\"decline\",\"ref\":\"2\",\"contact\":\"%s\",\"offer\":2,\"reason\":\"no\"}"
                    .formatted(id));
            desk.send("{\"type\":\"park\",\"ref\":\"3\",\"contact\":\"%s\"}".formatted(id));
            desk.send("{\"type\":\"reopen\",\"ref\":\"4\",\"contact\":\"%s\"}".formatted(id));
            desk.send("{\"type\":\"escalate\",\"ref\":\"5\",\"contact\":\"%s\",\"reason\":\"angry\"}".formatted(id));
            desk.send("{\"type\":\"transfer\",\"ref\":\"6\",\"contact\":\"%s\",\"queue\":\"orders\",\"note\":\"n\"}"
                    .formatted(id));
            desk.send("{\"type\":\"transfer\",\"ref\":\"7\",\"contact\":\"%s\",\"agent\":\"ben\"}".formatted(id));
            desk.send("{\"type\":\"complete\",\"ref\":\"8\",\"contact\":\"%s\"}".formatted(id));
            desk.send("{\"type\":\"finish\",\"ref\":\"9\",\"contact\":\"%s\",\"outcome\":\"solved\"}".formatted(id));
            IntStream.rangeClosed(1, 9)
                    .forEach(ref -> assertThat(
                                    desk.answerTo(Integer.toString(ref)).getString("type"))
                            .isEqualTo("ack"));

            assertThat(RoutingLog.commands(workspace))
                    .extracting(RoutingLog.Found::value)
                    .containsExactly(
                            new RoutingCommand.SetPresence(workspace, "ava", Presence.NOT_READY, "lunch"),
                            new RoutingCommand.DeclineOffer(workspace, id, 2, "ava", "no"),
                            new RoutingCommand.ParkContact(workspace, id, "ava"),
                            new RoutingCommand.ReopenContact(workspace, id, "ava"),
                            new RoutingCommand.EscalateContact(workspace, id, "ava", "angry"),
                            new RoutingCommand.TransferToQueue(workspace, id, "ava", "orders", "n"),
                            new RoutingCommand.TransferToAgent(workspace, id, "ava", "ben", null),
                            new RoutingCommand.CompleteContact(workspace, id, "ava", null),
                            new RoutingCommand.FinishWrapUp(workspace, id, "ava", "solved"));
        }
    }

    @Test
    void anotherRepsContactChangesNothing() {
        var contact = Contacts.fresh(workspace);
        RoutingLog.decide(workspace, contact.atDeskOf("eva"));
        try (var hers = open("eva");
                var desk = open("ava")) {
            await().until(() -> open("eva"), again -> {
                try (again) {
                    return again.next("snapshot").getJsonArray("contacts").size() == 1;
                }
            });
            desk.send("{\"type\":\"complete\",\"ref\":\"r1\",\"contact\":\"%s\",\"outcome\":\"x\"}"
                    .formatted(contact.id()));
            desk.send("{\"type\":\"reply\",\"ref\":\"r2\",\"contact\":\"%s\",\"message\":\"%s\",\"text\":\"hi\"}"
                    .formatted(contact.id(), UUID.randomUUID()));
            desk.send("{\"type\":\"park\",\"ref\":\"r3\",\"contact\":\"no-such-contact\"}");

            assertThat(desk.answerTo("r1").getString("code")).isEqualTo("scope.denied");
            assertThat(desk.answerTo("r2").getString("code")).isEqualTo("scope.denied");
            assertThat(desk.answerTo("r3").getString("code")).isEqualTo("contact.unknown");
            assertThat(RoutingLog.commands(workspace)).isEmpty();
        }
    }

    @Test
    void aReplyGoesToTheGatewayOnceAccepted() {
        var contact = Contacts.fresh(workspace);
        var message = UUID.randomUUID();
        String reply =
                "{\"type\":\"reply\",\"ref\":\"%s\",\"contact\":\"%s\",\"message\":\"%s\",\"text\":\"Good day\"}";
        try (var desk = open("ava")) {
            RoutingLog.decide(workspace, contact.opened(), contact.queued(), contact.offeredTo("ava"));
            desk.next("contact");
            desk.send(reply.formatted("early", contact.id(), message));
            assertThat(desk.answerTo("early").getString("code")).isEqualTo("contact.not-assigned");

            RoutingLog.decide(workspace, contact.assignedTo("ava"));
            desk.next(frame -> frame.encode().contains("ASSIGNED"));
            desk.send(reply.formatted("r1", contact.id(), message));
            assertThat(desk.answerTo("r1").getString("type")).isEqualTo("ack");
            assertThat(RoutingLog.read(
                            Topics.OUTBOUND,
                            Outbound.class,
                            record -> contact.conversation().equals(record.key())))
                    .singleElement()
                    .extracting(RoutingLog.Found::value)
                    .isInstanceOfSatisfying(Outbound.Reply.class, sent -> {
                        assertThat(sent.message()).isEqualTo(message.toString());
                        assertThat(sent.agentName()).isEqualTo("AVA");
                        assertThat(sent.text()).isEqualTo("Good day");
                    });
        }
    }

    @Test
    void whatTheRouterRefusedIsToldWithItsRef() {
        try (var desk = open("ava")) {
            desk.send("{\"type\":\"presence\",\"ref\":\"go\",\"state\":\"READY\"}");
            desk.answerTo("go");
            String id = RoutingLog.commands(workspace).getFirst().id();
            RoutingLog.decide(
                    workspace, id, new CommandRejected(workspace, "SetPresence", null, "ava", "agent.unknown", "who?"));

            JsonObject refused = desk.next("refused");
            assertThat(refused.getString("ref")).isEqualTo("go");
            assertThat(refused.getString("code")).isEqualTo("agent.unknown");
        }
    }

    @Test
    void messagesAndTheirDeliveryReachTheDeskThatHasTheContact() {
        var contact = Contacts.fresh(workspace);
        try (var desk = open("ava")) {
            RoutingLog.decide(workspace, contact.atDeskOf("ava"));
            desk.next(frame -> frame.encode().contains("ASSIGNED"));
            RoutingLog.write(Topics.MESSAGES, contact.conversation(), message(contact, "m2", 2, "Are you there?"));
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
        try (var desk = open("ava")) {
            RoutingLog.decide(workspace, first.opened(), first.queued(), first.offeredTo("ava"));
            seq = desk.next("contact").getLong("seq");
        }
        RoutingLog.decide(workspace, first.assignedTo("ava"));
        RoutingLog.decide(workspace, second.opened(), second.queued(), second.offeredTo("ava"));
        try (var back = open("ava", "?after=" + seq)) {
            back.next(frame -> frame.encode().contains(second.id()));

            assertThat(back.frames()).extracting(frame -> frame.getLong("seq")).containsExactly(seq + 1, seq + 2);
        }
    }

    @Test
    void whoMissedTooMuchOrComesFromElsewhereGetsASnapshot() {
        long seq;
        try (var desk = open("ava")) {
            seq = desk.next("snapshot").getLong("seq");
        }
        var contact = Contacts.fresh(workspace);
        RoutingLog.decide(workspace, contact.atDeskOf("ava"));
        IntStream.range(0, 6)
                .forEach(n -> RoutingLog.decide(
                        workspace,
                        new PresenceChanged(workspace, "ava", n % 2 == 0 ? Presence.READY : Presence.NOT_READY, null)));
        await().until(() -> open("ava", "?after=" + seq), back -> {
            try (back) {
                return back.next("snapshot").getJsonArray("contacts").size() == 1;
            }
        });
        try (var stranger = open("ava", "?after=17")) {
            assertThat(stranger.next("snapshot").getJsonArray("contacts")).hasSize(1);
        }
    }

    @Test
    void aNewerDeskReplacesTheOlder() {
        try (var older = open("ava")) {
            older.next("snapshot");
            try (var newer = open("ava")) {
                newer.next("snapshot");
                assertThat(older.closeCode()).isEqualTo(4001);
                newer.send("{\"type\":\"ping\",\"ref\":\"p\"}");
                assertThat(newer.answerTo("p").getString("type")).isEqualTo("ack");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40_000, 70_000, 5_000_000})
    void anOversizedFrameEndsTheSocket(int size) {
        try (var desk = open("ava")) {
            desk.next("snapshot");
            desk.send("{\"type\":\"ping\",\"ref\":\"" + "x".repeat(size) + "\"}");

            assertThat(desk.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void aFloodEndsTheSocket() {
        try (var desk = open("ava")) {
            desk.next("snapshot");
            IntStream.range(0, 500).forEach(n -> desk.send("{\"type\":\"ping\",\"ref\":\"" + n + "\"}"));

            assertThat(desk.closeCode()).isEqualTo(4029);
        }
    }

    @Test
    void aReaderTooSlowIsLetGo() throws Exception {
        var contact = Contacts.fresh(workspace);
        try (var desk = open("ava")) {
            RoutingLog.decide(workspace, contact.atDeskOf("ava"));
            desk.next(frame -> frame.encode().contains("ASSIGNED"));
            desk.stopReading();
            for (int n = 1; n < 400; n++) {
                var unused = RoutingLog.pour(
                        Topics.MESSAGES, contact.conversation(), message(contact, "m" + n, n, "x".repeat(60_000)));
            }
            await().until(() -> sockets() == 0);
            desk.readAgain();

            assertThat(desk.closeCode()).isEqualTo(4008);
        }
    }

    @Test
    void whoDoesNotAnswerPingsIsGone() {
        try (var desk = open("ava")) {
            desk.next("snapshot");
            desk.stopReading();
            await().atMost(Duration.ofSeconds(30)).until(() -> sockets() == 0);
            desk.readAgain();

            assertThat(desk.closeCode()).isEqualTo(1001);
        }
    }

    @Test
    void nonsenseIsAnsweredAndTheSocketStays() {
        try (var desk = open("ava")) {
            desk.send("{oops");
            assertThat(desk.next("error").getString("code")).isEqualTo("frame.malformed");
            desk.send("{\"type\":\"dance\",\"ref\":\"a\"}");
            assertThat(desk.answerTo("a").getString("code")).isEqualTo("command.unknown");
            desk.send("{\"type\":\"accept\",\"ref\":\"b\",\"contact\":\"c\"}");
            assertThat(desk.answerTo("b").getString("code")).isEqualTo("command.invalid");
            desk.send("{\"type\":\"reply\",\"ref\":\"c\",\"contact\":\"c\",\"message\":\"no-uuid\",\"text\":\"t\"}");
            assertThat(desk.answerTo("c").getString("code")).isEqualTo("command.invalid");
            desk.send("{\"type\":\"presence\",\"ref\":\"d\",\"state\":\"ASLEEP\"}");
            assertThat(desk.answerTo("d").getString("code")).isEqualTo("command.invalid");
            desk.send("{\"type\":\"complete\",\"ref\":\"f\",\"contact\":\"c\",\"outcome\":\"re\\u0001solved\"}");
            assertThat(desk.answerTo("f").getString("detail")).isEqualTo("outcome must not hold control characters");
            desk.send("{\"type\":\"presence\",\"ref\":\"g\",\"state\":\"NOT_READY\",\"reason\":\"\\u0007\"}");
            assertThat(desk.answerTo("g").getString("code")).isEqualTo("command.invalid");
            desk.send("{\"type\":\"ping\",\"ref\":\"e\"}");
            assertThat(desk.answerTo("e").getString("type")).isEqualTo("ack");
        }
        assertThat(RoutingLog.commands(workspace)).isEmpty();
    }

    @Test
    void aGrantIsForWhoeverHasTheContactOrStandsAbove() {
        var contact = Contacts.fresh("main");
        RoutingLog.decide("main", contact.atDeskOf("ava"));
        String path = "/api/desk/contacts/" + contact.id() + "/grant";

        await().untilAsserted(() -> as("ava")
                .get(path)
                .then()
                .statusCode(200)
                .body("grant", notNullValue())
                .body("conversation", equalTo(contact.conversation())));
        as("admin").get(path).then().statusCode(200);
        as("ben").get(path).then().statusCode(403).body("code", equalTo("scope.denied"));
        as("ava").get("/api/desk/contacts/none/grant").then().statusCode(404);
        RoutingLog.decide("main", new ContactClosed("main", contact.id(), "ava", "done"));
    }

    private long sockets() {
        var mine = new AgentKey(workspace, "ava");
        return desks.sockets().keySet().stream().filter(mine::equals).count();
    }

    private MessageStored message(Contacts contact, String id, long seq, String text) {
        return new MessageStored(
                workspace,
                contact.conversation(),
                id,
                seq,
                Channel.CHAT,
                Author.CUSTOMER,
                "Zoe",
                null,
                text,
                null,
                List.of(),
                Instant.now());
    }

    private TestDesk open(String agent) {
        return open(agent, "");
    }

    private TestDesk open(String agent, String query) {
        return TestDesk.open(tokenOf(agent), query);
    }

    private String tokenOf(String agent) {
        return token(agent, workspace, Instant.now().plusSeconds(300));
    }
}
