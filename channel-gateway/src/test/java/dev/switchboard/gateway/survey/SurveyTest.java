package dev.switchboard.gateway.survey;

import static dev.switchboard.gateway.TestLog.read;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import dev.switchboard.events.Feedback;
import dev.switchboard.events.Feedback.SurveyAnswered;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Inbound;
import dev.switchboard.events.Outbound;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Topics;
import dev.switchboard.gateway.TestLog;
import dev.switchboard.gateway.intake.FrontDoor;
import dev.switchboard.local.InfrastructureResource;
import dev.switchboard.providers.Providers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is asked, how often, and what becomes of the answer. The test plays the router. */
@QuarkusTest
@NullUnmarked
@WithTestResource(InfrastructureResource.class)
class SurveyTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AtomicLong OFFSET = new AtomicLong();
    private static final long EPOCH = System.currentTimeMillis();

    @Inject
    FrontDoor door;

    @Inject
    SurveyLinks links;

    @TestHTTPResource
    URI gateway;

    private final String person = "partner:" + UUID.randomUUID();
    private final String contact = UUID.randomUUID().toString();

    @Test
    void theCustomerOfAClosedContactIsAskedOnce() {
        open(contact);
        close(contact, "ava");

        await().atMost(SOON).until(() -> !questions(contact).isEmpty());
        close(contact, "ava");
        var later = UUID.randomUUID().toString();
        open(later);
        close(later, "ava");
        var another = UUID.randomUUID().toString();
        open(another, "somebody else");
        close(another, "ava");

        await().atMost(SOON).until(() -> !questions(another).isEmpty());
        assertThat(questions(contact)).hasSize(1);
        assertThat(questions(contact).getFirst().text()).contains("How did we do?", "/survey/");
        assertThat(questions(later)).as("so soon after the first").isEmpty();
    }

    @Test
    void whoWasNotServedIsNotAsked() {
        open(contact);
        decide(new RoutingEvent.ContactAbandoned("main", contact));
        var parked = UUID.randomUUID().toString();
        open(parked);
        close(parked, null);
        var served = UUID.randomUUID().toString();
        open(served, "served");
        close(served, "ava");

        await().atMost(SOON).until(() -> !questions(served).isEmpty());
        assertThat(questions(contact)).isEmpty();
        assertThat(questions(parked)).isEmpty();
    }

    @Test
    void aCallerIsAskedByTextMessage() {
        var number = "+44770090" + ThreadLocalRandom.current().nextInt(1_000, 9_999);
        var call = "CA" + UUID.randomUUID();
        var config = ConfigProvider.getConfig();
        try (var providers = Providers.open(
                config.getValue("switchboard.test.providers.port", Integer.class),
                config.getValue("switchboard.test.providers.secret", String.class),
                gateway)) {
            door.accept(new Inbound.CustomerMessage(
                            "main",
                            Channel.PHONE,
                            number,
                            null,
                            "+12025550101",
                            call,
                            List.of(),
                            null,
                            "Incoming call",
                            null,
                            List.of(),
                            Map.of("call", call),
                            Instant.now()))
                    .await()
                    .atMost(SOON);
            var message = Ids.message("main", Channel.PHONE, call);
            decide(new RoutingEvent.ContactOpened(
                    "main",
                    Ids.contact(message),
                    Ids.conversation(message),
                    message,
                    Channel.PHONE,
                    new Customer(Ids.customer("main", Channel.PHONE, number), number, null),
                    null,
                    null,
                    null,
                    Map.of()));
            close(Ids.contact(message), "ava");

            await().atMost(SOON)
                    .until(() -> !providers.twilio().received(number).isEmpty());
            assertThat(providers.twilio().received(number))
                    .singleElement()
                    .asString()
                    .contains("/survey/");
        }
    }

    @Test
    void oneClickAnswersAndASecondQuestionMayFollow() {
        var path = path(links.to("main", contact).orElseThrow());

        given().get(path).then().statusCode(200).contentType("text/html").body(containsString("How did we do?"));
        assertThat(answers(contact)).as("to look is not to answer").isEmpty();
        given().formParam("csat", "5").post(path).then().statusCode(200).body(containsString("recommend"));
        given().formParam("nps", "9").post(path).then().statusCode(200).body(containsString("Thank you"));

        assertThat(answers(contact))
                .extracting(SurveyAnswered::csat, SurveyAnswered::nps)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(5, null), org.assertj.core.api.Assertions.tuple(null, 9));
    }

    @Test
    void nonsenseAndForgedLinksAreNoAnswers() {
        var path = path(links.to("main", contact).orElseThrow());
        for (var csat : List.of("0", "6", "five", "", "1e9", "-1")) {
            given().formParam("csat", csat).post(path).then().statusCode(400);
        }
        given().formParam("nps", "11").post(path).then().statusCode(400);
        given().contentType("application/x-www-form-urlencoded")
                .post(path)
                .then()
                .statusCode(400);
        for (var forged : List.of(path + "x", path.substring(0, path.length() - 3) + "abc", "/survey/none")) {
            given().get(forged).then().statusCode(404).body(containsString("over"));
            given().formParam("csat", "1").post(forged).then().statusCode(404);
        }

        assertThat(answers(contact)).isEmpty();
    }

    private static String path(String link) {
        return URI.create(link).getPath();
    }

    private void open(String id) {
        open(id, person);
    }

    private void open(String id, String customer) {
        decide(new RoutingEvent.ContactOpened(
                "main",
                id,
                "conversation-" + id,
                "m",
                Channel.CHAT,
                new Customer(customer + person, person, null),
                null,
                null,
                null,
                Map.of()));
    }

    private static void close(String id, @Nullable String agent) {
        decide(new RoutingEvent.ContactClosed("main", id, agent, "resolved"));
    }

    private static void decide(RoutingEvent event) {
        TestLog.write(
                Topics.ROUTING_EVENTS,
                1,
                new RoutingRecord.Decision(EPOCH, OFFSET.getAndIncrement(), null, Instant.now(), null, List.of(event)));
    }

    private static List<Outbound.Notice> questions(String id) {
        return read(
                Topics.OUTBOUND,
                Outbound.class,
                Outbound.Notice.class,
                notice -> notice.contact().equals(id));
    }

    private static List<SurveyAnswered> answers(String id) {
        return read(
                Topics.FEEDBACK,
                Feedback.class,
                SurveyAnswered.class,
                answer -> answer.contact().equals(id));
    }
}
