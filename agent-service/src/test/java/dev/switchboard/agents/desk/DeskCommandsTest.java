package dev.switchboard.agents.desk;

import static dev.switchboard.agents.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.switchboard.agents.AgentServiceProfile;
import dev.switchboard.agents.RoutingLog;
import dev.switchboard.events.Outbound;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingEvent.CommandRejected;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import dev.switchboard.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What reps say at their desks, and what becomes of it. Each test has a workspace of its own, so that they don't meet. */
@QuarkusTest
@TestProfile(AgentServiceProfile.class)
class DeskCommandsTest {

    private final TestWorkspace here = new TestWorkspace();
    private final String workspace = here.id;

    @Test
    void aCommandIsInTheLogWhenItIsAcknowledged() {
        var contact = Contacts.fresh(workspace);
        try (var desk = here.open("ava")) {
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
        try (var desk = here.open("ava")) {
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
        try (var hers = here.open("eva");
                var desk = here.open("ava")) {
            await().until(() -> here.open("eva"), again -> {
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
        try (var desk = here.open("ava")) {
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
        try (var desk = here.open("ava")) {
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
    void nonsenseIsAnsweredAndTheSocketStays() {
        try (var desk = here.open("ava")) {
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
}
