package dev.switchboard.analytics.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.analytics.LogWriter;
import dev.switchboard.analytics.Tokens;
import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.Presence;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingRecord.Decision;
import dev.switchboard.events.Team;
import dev.switchboard.events.Topics;
import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A manager watches the department. */
@QuarkusTest
@NullUnmarked // fields are injected
@WithTestResource(InfrastructureResource.class)
class LiveTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final String workspace = "live-" + UUID.randomUUID();
    private final LogWriter log = new LogWriter(workspace);
    private final HttpClient http = HttpClient.newHttpClient();
    private long offset;

    @TestHTTPResource("/api/analytics/live/stream")
    URI stream;

    @BeforeEach
    void furnish() {
        decide(new RoutingEvent.TeamsChanged(
                workspace,
                List.of(
                        new Team("billing", "Billing", null, "mona"),
                        new Team("technical", "Technical", null, "tom"))));
        publish(queue("billing"));
        for (var agent : List.of("ava", "ben", "carla")) {
            decide(new RoutingEvent.AgentChanged(
                    workspace, new AgentProfile(agent, agent, "billing", Map.of(), Map.of())));
        }
        decide(new RoutingEvent.PresenceChanged(workspace, "ava", Presence.READY, null));
        decide(new RoutingEvent.PresenceChanged(workspace, "ben", Presence.NOT_READY, "lunch"));
    }

    @AfterEach
    void close() {
        http.shutdownNow();
        log.close();
    }

    @Test
    void whatHappensIsSeenWithoutAsking() {
        var pictures = watch(Tokens.agent(workspace, "mona", "agent", "manager"));
        see(pictures, picture -> {
            var team = picture.getJsonArray("teams").getJsonObject(0);
            return team.getInteger("ready") == 1
                    && team.getInteger("offline") == 1
                    && Integer.valueOf(1).equals(team.getJsonObject("notReady").getInteger("lunch"));
        });

        decide(
                new RoutingEvent.ContactOpened(
                        workspace,
                        "c1",
                        "conversation",
                        "m",
                        Channel.CHAT,
                        new Customer("zoe", "zoe", "Zoe"),
                        null,
                        null,
                        null,
                        Map.of()),
                queued(QueuedBecause.ARRIVED, null));
        see(
                pictures,
                picture -> queue(picture).getInteger("waiting") == 1
                        && queue(picture).getString("oldestSince") != null
                        && queue(picture).getLong("offeredToday") == 1
                        && picture.getJsonArray("escalations").isEmpty());

        decide(new RoutingEvent.EscalationStepFired(
                workspace, "c1", "billing", 0, new RoutingPlan.Widening.Raise(RoutingPlan.Rung.MANAGER)));
        see(
                pictures,
                picture -> !picture.getJsonArray("escalations").isEmpty()
                        && picture.getJsonArray("escalations")
                                .getJsonObject(0)
                                .getString("contact")
                                .equals("c1")
                        && picture.getJsonArray("escalations")
                                .getJsonObject(0)
                                .getString("raisedTo")
                                .equals("MANAGER"));

        decide(new RoutingEvent.ContactAssigned(workspace, "c1", 1, "ava"));
        see(
                pictures,
                picture -> queue(picture).getInteger("waiting") == 0
                        && queue(picture).getInteger("inService") == 1
                        && queue(picture).getDouble("serviceLevelToday") == 1
                        && picture.getJsonArray("teams").getJsonObject(0).getInteger("busy") == 1
                        && picture.getJsonArray("escalations").isEmpty()
                        && picture.getJsonArray("trend").size() == 1);
    }

    @Test
    void aManagerSeesNothingOfOtherTeams() {
        decide(
                new RoutingEvent.ContactOpened(
                        workspace,
                        "c1",
                        "conversation",
                        "m",
                        Channel.CHAT,
                        new Customer("zoe", "zoe", "Zoe"),
                        null,
                        null,
                        null,
                        Map.of()),
                queued(QueuedBecause.ARRIVED, null));
        see(
                watch(Tokens.agent(workspace, "mona", "agent", "manager")),
                picture -> queue(picture).getInteger("waiting") == 1);

        var toms = given().header("Authorization", "Bearer " + Tokens.agent(workspace, "tom", "agent", "manager"))
                .get("/api/analytics/live")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var picture = new JsonObject(toms);
        assertThat(picture.getJsonArray("queues")).isEmpty();
        assertThat(picture.getJsonObject("total").getInteger("waiting")).isZero();
        assertThat(picture.getJsonArray("teams")).hasSize(1);
    }

    @Test
    void aContactThatIsHandedOnGoesToTheOtherTeamAndLeavesItsEscalationBehind() {
        publish(queue("billing"), queue("technical"));
        decide(
                new RoutingEvent.ContactOpened(
                        workspace,
                        "c1",
                        "conversation",
                        "m",
                        Channel.CHAT,
                        new Customer("zoe", "zoe", "Zoe"),
                        null,
                        null,
                        null,
                        Map.of()),
                queued(QueuedBecause.ARRIVED, null),
                new RoutingEvent.EscalationStepFired(
                        workspace, "c1", "billing", 0, new RoutingPlan.Widening.Raise(RoutingPlan.Rung.MANAGER)),
                new RoutingEvent.ContactAssigned(workspace, "c1", 1, "ava"));
        var monas = watch(Tokens.agent(workspace, "mona", "agent", "manager"));
        var toms = watch(Tokens.agent(workspace, "tom", "agent", "manager"));
        see(monas, picture -> picture.getJsonObject("total").getInteger("inService") == 1);
        see(toms, picture -> picture.getJsonObject("total").getInteger("inService") == 0);

        decide(new RoutingEvent.ContactQueued(
                workspace,
                "c1",
                "technical",
                QueuedBecause.TRANSFERRED,
                null,
                Duration.ZERO,
                "ava",
                null,
                null,
                null,
                null,
                null));

        see(
                toms,
                picture -> picture.getJsonObject("total").getInteger("waiting") == 1
                        && picture.getJsonArray("teams").getJsonObject(0).getInteger("waiting") == 1
                        && picture.getJsonArray("escalations").isEmpty());
        see(
                monas,
                picture -> picture.getJsonObject("total").getInteger("waiting") == 0
                        && picture.getJsonObject("total").getInteger("inService") == 0);

        decide(new RoutingEvent.ContactAssigned(workspace, "c1", 2, "ava"));
        see(monas, picture -> picture.getJsonObject("total").getInteger("inService") == 1);
        see(toms, picture -> picture.getJsonObject("total").getInteger("waiting") == 0);
    }

    @Test
    void aCrisisIsProposedDeclaredAndOver() {
        var pictures = watch(Tokens.agent(workspace, "mona", "agent", "manager"));
        see(pictures, picture -> !picture.getJsonObject("crisis").getBoolean("on"));

        decide(new RoutingEvent.CrisisProposed(workspace, "backlog", 50, 40));
        see(pictures, picture -> {
            var proposal = picture.getJsonObject("crisis").getJsonObject("proposal");
            return !picture.getJsonObject("crisis").getBoolean("on")
                    && proposal.getString("because").equals("backlog")
                    && proposal.getLong("value") == 50
                    && proposal.getLong("threshold") == 40;
        });

        decide(new RoutingEvent.CrisisChanged(workspace, true, "mona", "All lines are busy"));
        see(
                watch(Tokens.agent(workspace, "tom", "agent", "manager")),
                picture -> picture.getJsonObject("crisis").getBoolean("on")
                        && picture.getJsonObject("crisis").getString("by").equals("mona")
                        && picture.getJsonObject("crisis").getString("message").equals("All lines are busy")
                        && picture.getJsonObject("crisis").getValue("proposal") == null);

        decide(new RoutingEvent.CrisisChanged(workspace, false, "mona", null));
        see(pictures, picture -> !picture.getJsonObject("crisis").getBoolean("on"));
    }

    @Test
    void whoIsTurnedAwayIsBlockedAndWhoIsCalledLaterDoesNotWaitYet() {
        var pictures = watch(Tokens.agent(workspace, "mona", "agent", "manager"));
        decide(
                opened("c0"),
                new RoutingEvent.ContactDiverted(
                        workspace, "c0", "billing", Diversion.Cause.FULL, new Diversion.TurnAway("We are full"), null),
                new RoutingEvent.CustomerTold(workspace, "c0", "We are full"),
                new RoutingEvent.ContactClosed(workspace, "c0", null, "turned-away"));
        decide(opened("c1"), queued(QueuedBecause.ARRIVED, null));
        see(
                pictures,
                picture -> queue(picture).getLong("blockedToday") == 1
                        && queue(picture).getLong("offeredToday") == 2
                        && queue(picture).getInteger("waiting") == 1);

        decide(new RoutingEvent.CallbackPlanned(workspace, "c1", Instant.now().plusSeconds(3_600)));
        see(
                pictures,
                picture -> queue(picture).getInteger("waiting") == 0
                        && queue(picture).getInteger("later") == 1
                        && queue(picture).getValue("oldestSince") == null);

        decide(queued(QueuedBecause.DUE, null));
        see(
                pictures,
                picture -> queue(picture).getInteger("waiting") == 1
                        && queue(picture).getInteger("later") == 0);
    }

    private RoutingEvent opened(String contact) {
        return new RoutingEvent.ContactOpened(
                workspace,
                contact,
                "conversation-" + contact,
                "m",
                Channel.CHAT,
                new Customer("zoe", "zoe", "Zoe"),
                null,
                null,
                null,
                Map.of());
    }

    @Test
    void whoManagesNobodyIsRefused() {
        given().header("Authorization", "Bearer " + Tokens.agent(workspace, "ava", "agent"))
                .get("/api/analytics/live")
                .then()
                .statusCode(403);
    }

    private RoutingEvent queued(QueuedBecause because, RoutingPlan.@Nullable Rung raisedTo) {
        return new RoutingEvent.ContactQueued(
                workspace, "c1", "billing", because, null, Duration.ZERO, null, null, null, raisedTo, null, null);
    }

    private static RoutingPlan.Queue queue(String team) {
        return new RoutingPlan.Queue(
                team,
                "Questions about " + team,
                team,
                Map.of(),
                Duration.ZERO,
                Duration.ofSeconds(20),
                Duration.ofSeconds(15),
                Duration.ZERO,
                List.of());
    }

    private void publish(RoutingPlan.Queue... queues) {
        decide(new RoutingEvent.PlanPublished(
                workspace,
                new RoutingPlan(
                        1, List.of(queues), List.of(), "billing", Map.of(), Map.of(), 3, Duration.ofMinutes(1))));
    }

    private void decide(RoutingEvent... events) {
        log.write(
                Topics.ROUTING_EVENTS,
                List.of(new Decision(log.epoch(), offset++, null, Instant.now(), null, List.of(events))));
    }

    private List<JsonObject> watch(String token) {
        var pictures = new CopyOnWriteArrayList<JsonObject>();
        var request = HttpRequest.newBuilder(stream)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        http.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(line -> {
            if (line.startsWith("data:")) {
                pictures.add(new JsonObject(line.substring(5)));
            }
        })));
        return pictures;
    }

    private static void see(List<JsonObject> pictures, Predicate<JsonObject> wanted) {
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(wanted.test(pictures.getLast()))
                        .as(pictures.getLast().encode())
                        .isTrue());
    }

    private static JsonObject queue(JsonObject picture) {
        var queues = picture.getJsonArray("queues");
        return queues.isEmpty() ? new JsonObject().put("waiting", -1) : queues.getJsonObject(0);
    }

    /** Takes lines as they come. */
    private record Lines(java.util.function.Consumer<String> take)
            implements java.util.concurrent.Flow.Subscriber<String> {
        @Override
        public void onSubscribe(java.util.concurrent.Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            take.accept(line);
        }

        @Override
        public void onError(Throwable ended) {
            // the test has ended
        }

        @Override
        public void onComplete() {
            // nothing is left to come
        }
    }
}
