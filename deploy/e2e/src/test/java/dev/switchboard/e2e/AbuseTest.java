package dev.switchboard.e2e;

import static dev.switchboard.e2e.Cast.accept;
import static dev.switchboard.e2e.Cast.complete;
import static dev.switchboard.e2e.Cast.contact;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.events.Topics;
import dev.switchboard.people.Rep;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What visitors, reps, mailers and planners should not do, and what each got for it. */
class AbuseTest {
    private static final String WRONG_TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhdmEifQ.d3Jvbmc";
    /** Beyond what a door takes, within what it listens to. */
    private static final int HUGE = 200_000;

    private static final int MONSTROUS = 2_000_000;

    @RegisterExtension
    final Cast cast = new Cast();

    @AfterAll
    static void showTable() {
        BadInputs.show();
    }

    @Test
    void aWrongTokenOpensNoDoor() throws Exception {
        for (var path : List.of("/desk/socket", "/chat/socket")) {
            var status = Stranger.dial(house(), path, WRONG_TOKEN, null).upgradeStatus();
            BadInputs.note("wrong token at " + path, status);
            assertThat(status).isEqualTo(401);
            assertThat(Stranger.dial(house(), path, null, null).upgradeStatus()).isEqualTo(401);
        }
        for (var path : List.of("/api/agents", "/api/routing/plan", "/api/conversations/" + UUID.randomUUID())) {
            var answer =
                    given().header("Authorization", "Bearer " + WRONG_TOKEN).get(house().resolve(path));
            BadInputs.note("wrong token at " + path, answer.statusCode());
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aForeignPageIsTurnedAway() throws Exception {
        var visitor = cast.visitor();
        var ava = cast.seated("ava");
        var foreign = "https://evil.example";

        var desk = Stranger.dial(house(), "/desk/socket", ava.token(), foreign).upgradeStatus();
        var chat =
                Stranger.dial(house(), "/chat/socket", visitor.token(), foreign).upgradeStatus();

        BadInputs.note("foreign origin at /desk/socket", desk);
        BadInputs.note("foreign origin at /chat/socket", chat);
        assertThat(desk).isEqualTo(403);
        assertThat(chat).isEqualTo(403);
    }

    @Test
    void anOversizedFrameEndsTheLine() throws Exception {
        var huge = new JsonObject()
                .put("type", "say")
                .put("id", UUID.randomUUID().toString())
                .put("text", "x".repeat(HUGE))
                .encode();
        var chat = Stranger.dial(house(), "/chat/socket", cast.visitor().token(), null)
                .says(huge)
                .closeCode();
        BadInputs.note("frame of " + HUGE + " characters at /chat/socket", "closed with " + chat);
        var desk = Stranger.dial(house(), "/desk/socket", cast.seated("ben").token(), null)
                .says(huge)
                .closeCode();
        BadInputs.note("frame of " + HUGE + " characters at /desk/socket", "closed with " + desk);
        assertThat(chat).isEqualTo(1009);
        assertThat(desk).isEqualTo(1009);
    }

    @Test
    void aMonstrousFrameIsNotEvenHeardOut() throws Exception {
        var monster = "x".repeat(MONSTROUS);
        for (var door : List.of(
                Stranger.dial(house(), "/chat/socket", cast.visitor().token(), null),
                Stranger.dial(house(), "/desk/socket", cast.seated("ben").token(), null))) {
            var code = door.says(monster).closeCode();
            BadInputs.note("frame of " + MONSTROUS + " characters", "cut off (" + code + ")");
            assertThat(code).isIn(1006, 1009);
        }
    }

    @Test
    void whatIsNoJsonIsAnsweredWithAnError() throws Exception {
        var visitor = cast.visitor();
        var ava = cast.seated("ava");
        for (var door : List.of(
                Stranger.dial(house(), "/chat/socket", visitor.token(), null),
                Stranger.dial(house(), "/desk/socket", ava.token(), null))) {
            door.says("{\"type\": \"say\", ").says("[1]").says("{\"type\":\"dance\",\"ref\":\"1\"}");
            Awaitility.await("three errors")
                    .atMost(Cast.SOON)
                    .until(() -> errorsIn(door).size() >= 3);
            BadInputs.note("malformed JSON, no object, unknown type", errorsIn(door));
            door.hangUp();
        }
    }

    @Test
    void whatIsSaidTwiceCountsOnce() {
        var ava = cast.ready("ava");
        var visitor = cast.visitor();
        var message = UUID.randomUUID().toString();

        visitor.say(message, "An invoice, twice").join();
        visitor.say(message, "An invoice, twice").join();
        var contact = contact(ava, "OFFERED", "An invoice, twice");
        accept(ava, contact);
        visitor.say("And an invoice once").join();
        Awaitility.await("the later message")
                .atMost(Cast.SOON)
                .until(() -> cast.texts(ava, contact).contains("And an invoice once"));

        var texts = cast.texts(ava, contact);
        BadInputs.note(
                "the same client message id twice",
                "two acks, stored "
                        + texts.stream().filter("An invoice, twice"::equals).count() + " time");
        assertThat(texts).containsExactly("An invoice, twice", "And an invoice once");
        complete(ava, contact);
    }

    @Test
    void brokenMailDelaysNobody() {
        var log = new HouseLog(cast.house().infrastructure().kafka());
        var before = log.end(Topics.deadLetter(Topics.INBOUND));
        var customer = cast.mailer("Bruno");
        var ava = cast.ready("ava");

        customer.sendRaw(Texts.read("broken.eml"));
        customer.write("invoice after the broken one", "Is this mail read?");

        var contact = contact(ava, "OFFERED", "invoice after the broken one");
        var dead = log.read(Topics.deadLetter(Topics.INBOUND), before);
        BadInputs.note("broken MIME", dead.size() + " dead letter, the mail after it is offered");
        assertThat(dead).hasSize(1);
        accept(ava, contact);
        complete(ava, contact);
    }

    @Test
    void aPlanWithFiveMistakesIsToldAllOfThem() {
        var answer = as("admin")
                .contentType("application/yaml")
                .body(Texts.read("five-mistakes.yaml").getBytes(StandardCharsets.UTF_8))
                .put(house().resolve("/api/routing/plan"));

        List<String> paths = JsonPath.from(answer.asString()).getList("errors.path");
        BadInputs.note("plan with five mistakes", answer.statusCode() + " " + code(answer) + " " + paths);
        assertThat(code(answer)).isEqualTo("plan.invalid");
        assertThat(paths).hasSize(5);
    }

    @Test
    void anotherRepsContactStaysTheirs() {
        var ava = cast.ready("ava");
        var eva = cast.seated("eva");
        cast.visitor().say("My invoice is not for everybody");
        var contact = contact(ava, "OFFERED", "not for everybody");
        accept(ava, contact);

        for (var command : List.of(
                new JsonObject().put("type", "complete").put("outcome", "stolen"),
                new JsonObject()
                        .put("type", "reply")
                        .put("message", UUID.randomUUID().toString())
                        .put("text", "hi"),
                new JsonObject().put("type", "transfer").put("queue", "technical"))) {
            var refusals = eva.refusals().size();
            var type = command.getString("type");
            var answer = eva.act(type, contact, command).join();
            if (answer.getString("type").equals("ack")) {
                Awaitility.await("a refusal")
                        .atMost(Cast.SOON)
                        .until(() -> eva.refusals().size() > refusals);
                answer = eva.refusals().getLast();
            }
            BadInputs.note("another rep's contact: " + type, answer.getString("type") + " " + answer.getString("code"));
            assertThat(answer.getString("type")).isIn("error", "refused");
        }
        var grant = as("eva").get(house().resolve("/api/desk/contacts/" + contact + "/grant"));
        BadInputs.note("another rep's contact: read it", grant.statusCode() + " " + code(grant));
        assertThat(grant.statusCode()).isIn(403, 404);
        assertThat(ava.contact(contact).getString("state")).isEqualTo("ASSIGNED");
        complete(ava, contact);
    }

    @Test
    void anUnknownQueueIsRefusedAndTheContactStays() {
        var ava = cast.ready("ava");
        cast.visitor().say("My invoice goes nowhere");
        var contact = contact(ava, "OFFERED", "goes nowhere");
        accept(ava, contact);

        var answer = ava.act("transfer", contact, new JsonObject().put("queue", "nowhere"))
                .join();
        if (answer.getString("type").equals("ack")) {
            Awaitility.await("a refusal")
                    .atMost(Cast.SOON)
                    .until(() -> !ava.refusals().isEmpty());
            answer = ava.refusals().getLast();
        }

        BadInputs.note("unknown queue", answer.getString("type") + " " + answer.getString("code"));
        assertThat(answer.getString("code")).isEqualTo("queue.unknown");
        assertThat(ava.contact(contact).getString("state")).isEqualTo("ASSIGNED");
        complete(ava, contact);
    }

    private URI house() {
        return cast.url();
    }

    private RequestSpecification as(String user) {
        return given().header("Authorization", "Bearer " + Rep.signIn(house(), user));
    }

    private static List<String> errorsIn(Stranger stranger) {
        return stranger.frames().stream()
                .filter(frame -> "error".equals(frame.getString("type")))
                .map(frame -> frame.getString("code"))
                .toList();
    }

    private static String code(Response answer) {
        return answer.jsonPath().getString("code");
    }
}
