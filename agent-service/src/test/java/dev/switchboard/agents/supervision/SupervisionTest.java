package dev.switchboard.agents.supervision;

import static dev.switchboard.agents.People.as;
import static dev.switchboard.agents.People.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.switchboard.agents.AgentServiceProfile;
import dev.switchboard.agents.RoutingLog;
import dev.switchboard.agents.desk.Contacts;
import dev.switchboard.agents.desk.TestDesk;
import dev.switchboard.agents.floor.Floors;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.EscalateContact;
import dev.switchboard.events.RoutingCommand.MergeContacts;
import dev.switchboard.events.RoutingCommand.PrioritiseContact;
import dev.switchboard.events.RoutingCommand.SetCrisis;
import dev.switchboard.events.RoutingCommand.TransferToAgent;
import dev.switchboard.events.RoutingCommand.TransferToQueue;
import dev.switchboard.events.RoutingEvent.CommandRejected;
import dev.switchboard.events.RoutingEvent.PlanPublished;
import dev.switchboard.events.RoutingPlan;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contact waits for the billing team, which mona manages; pia stands above her, nils beside her. */
@QuarkusTest
@NullUnmarked
@TestProfile(AgentServiceProfile.class)
class SupervisionTest {

    private static final String CONTACTS = "/api/supervision/contacts/";

    private final Contacts contact = Contacts.fresh("main");
    private final Contacts other = Contacts.fresh("main");

    @Inject
    Floors floors;

    @BeforeEach
    void twoContactsWait() {
        var queues = Stream.of("billing", "technical", "orders")
                .map(id -> new RoutingPlan.Queue(
                        id,
                        id,
                        id,
                        Map.of(),
                        Duration.ZERO,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(15),
                        Duration.ZERO,
                        List.of()))
                .toList();
        var plan = new RoutingPlan(1, queues, List.of(), "billing", Map.of(), Map.of(), 3, Duration.ofMinutes(1));
        RoutingLog.decide("main", new PlanPublished("main", plan));
        RoutingLog.decide("main", contact.opened(), contact.queued(), other.opened(), other.queued());
        await().until(() ->
                floors.read("main", floor -> floor.contact("main", other.id())).isPresent());
    }

    @Test
    void aManagerAssignsPullsAndMoves() {
        var assigned = post("mona", "assign", "{\"agent\":\"ben\",\"note\":\"knows her\"}")
                .statusCode(202);
        assertThat(commandOf(assigned))
                .isEqualTo(new TransferToAgent("main", contact.id(), "mona", "ben", "knows her"));
        assertThat(commandOf(post("mona", "assign", null).statusCode(202)))
                .isEqualTo(new TransferToAgent("main", contact.id(), "mona", "mona", null));
        assertThat(commandOf(post("pia", "move", "{\"queue\":\"technical\"}").statusCode(202)))
                .isEqualTo(new TransferToQueue("main", contact.id(), "pia", "technical", null));
    }

    @Test
    void aManagerPrioritisesMergesAndEscalates() {
        assertThat(commandOf(
                        post("mona", "prioritise", "{\"headStart\":\"PT10M\"}").statusCode(202)))
                .isEqualTo(new PrioritiseContact("main", contact.id(), "mona", Duration.ofMinutes(10)));
        assertThat(commandOf(post("mona", "merge", "{\"into\":\"" + other.id() + "\"}")
                        .statusCode(202)))
                .isEqualTo(new MergeContacts("main", contact.id(), "mona", other.id()));
        assertThat(commandOf(post("mona", "escalate", "{\"reason\":\"angry\"}").statusCode(202)))
                .isEqualTo(new EscalateContact("main", contact.id(), "mona", "angry"));
    }

    @Test
    void anyManagerSwitchesTheCrisisMode() {
        var on = as("nils")
                .body("{\"on\":true}")
                .put("/api/supervision/crisis")
                .then()
                .statusCode(202);
        assertThat(commandOf(on)).isEqualTo(new SetCrisis("main", "nils", true));
        as("ava").body("{\"on\":true}").put("/api/supervision/crisis").then().statusCode(403);
        as("admin").body("{\"on\":true}").put("/api/supervision/crisis").then().statusCode(403);
        as("nils")
                .body("{}")
                .put("/api/supervision/crisis")
                .then()
                .statusCode(400)
                .body("errors.path", hasItems("on"));
    }

    @Test
    void whatTheRouterRefusesIsToldAtTheDesk() {
        try (var desk = TestDesk.open(token("mona"))) {
            desk.next("snapshot");
            String ref = post("mona", "assign", "{\"agent\":\"ben\"}")
                    .statusCode(202)
                    .extract()
                    .path("command");
            var command = await().until(() -> found(ref), Objects::nonNull);
            RoutingLog.decide(
                    "main",
                    command.id(),
                    new CommandRejected(
                            "main", "TransferToAgent", contact.id(), "mona", "agent.offline", "ben is not here"));

            var refused = desk.answerTo(ref);
            assertThat(refused.getString("type")).isEqualTo("refused");
            assertThat(refused.getString("code")).isEqualTo("agent.offline");
        }
    }

    @Test
    void whoDoesNotManageTheQueueIsRefused() {
        post("ava", "assign", "{}").statusCode(403).body("code", equalTo("scope.denied"));
        post("nils", "assign", "{}").statusCode(403).body("code", equalTo("scope.denied"));
        post("admin", "assign", "{}").statusCode(403);
        post("nils", "prioritise", "{\"headStart\":\"PT1M\"}").statusCode(403);
        post("mona", "assign", "{\"agent\":\"eva\"}").statusCode(403).body("detail", containsString("eva"));
        assertThat(commands()).isEmpty();
    }

    @Test
    void whatIsNotThereOrMakesNoSenseIsToldAtOnce() {
        post("mona", "assign", "{\"agent\":\"nobody\"}").statusCode(404).body("code", equalTo("agent.unknown"));
        post("mona", "move", "{\"queue\":\"nowhere\"}").statusCode(404).body("code", equalTo("queue.unknown"));
        post("mona", "merge", "{\"into\":\"none\"}").statusCode(404).body("code", equalTo("contact.unknown"));
        as("mona")
                .body("{}")
                .post(CONTACTS + "none/assign")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("contact.unknown"));
        post("mona", "move", "{}").statusCode(400).body("errors.path", hasItems("queue"));
        post("mona", "move", null).statusCode(400);
        for (var headStart : List.of("\"-PT1S\"", "\"P8D\"", "\"soon\"", "null")) {
            post("mona", "prioritise", "{\"headStart\":" + headStart + "}")
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.path", hasItems("headStart"));
        }
        assertThat(commands()).isEmpty();
    }

    private ValidatableResponse post(String who, String what, String body) {
        var request = as(who);
        if (body != null) {
            request.body(body);
        }
        return request.post(CONTACTS + contact.id() + "/" + what).then();
    }

    private static RoutingCommand commandOf(ValidatableResponse taken) {
        String ref = taken.extract().path("command");
        return found(ref).value();
    }

    private static RoutingLog.Found<RoutingCommand> found(String ref) {
        return RoutingLog.commands("main").stream()
                .filter(found -> found.id() != null && found.id().endsWith("/" + ref))
                .findFirst()
                .orElse(null);
    }

    private List<RoutingCommand> commands() {
        return RoutingLog.commands("main").stream()
                .map(RoutingLog.Found::value)
                .filter(command -> command.toString().contains(contact.id()))
                .toList();
    }
}
