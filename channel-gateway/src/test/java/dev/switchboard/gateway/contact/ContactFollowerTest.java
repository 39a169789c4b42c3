package dev.switchboard.gateway.contact;

import static dev.switchboard.gateway.TestLog.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Inbound;
import dev.switchboard.events.Outbound;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Topics;
import dev.switchboard.gateway.TestLog;
import dev.switchboard.gateway.intake.FrontDoor;
import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What rules learn of a customer's past, and what customers are told in writing. The test plays the router. */
@QuarkusTest
@NullUnmarked
@WithTestResource(InfrastructureResource.class)
class ContactFollowerTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final AtomicLong OFFSET = new AtomicLong();
    private static final long EPOCH = System.currentTimeMillis();

    @Inject
    FrontDoor door;

    @Inject
    Pool pool;

    private final String person = UUID.randomUUID() + "@example.org";

    @Test
    void aCustomersPastIsAmongTheAttributes() {
        var first = request(Map.of("contacts_week", "99", "last_agent", "somebody", "topic", "billing"));
        assertThat(first.attributes())
                .containsEntry("topic", "billing")
                .containsEntry("contacts_day", "0")
                .containsEntry("contacts_week", "0")
                .containsEntry("contacts_month", "0")
                .doesNotContainKey("last_agent");

        live(first, Instant.now().minus(Duration.ofDays(20)), "ava");
        live(request(Map.of()), Instant.now().minus(Duration.ofDays(3)), "ben");
        live(request(Map.of()), Instant.now().minus(Duration.ofHours(1)), null);
        var old = request(Map.of());
        live(old, Instant.now().minus(Duration.ofDays(40)), "carla");
        awaitKnown(old);

        assertThat(request(Map.of()).attributes())
                .containsEntry("last_agent", "ben")
                .containsEntry("contacts_day", "1")
                .containsEntry("contacts_week", "2")
                .containsEntry("contacts_month", "3");
        assertThat(requestOf(UUID.randomUUID() + "@example.org", Map.of()).attributes())
                .as("of somebody else")
                .containsEntry("contacts_month", "0")
                .doesNotContainKey("last_agent");
    }

    @Test
    void whatACustomerIsToldIsWrittenInTheConversationOnce() {
        var request = request(Map.of());
        var told = new RoutingEvent.CustomerTold("main", request.contact(), "We are closed until Monday.");
        var offset = OFFSET.getAndIncrement();
        var at = Instant.now();
        live(request, at, null);
        decide(offset, at, told, new RoutingEvent.ContactClosed("main", request.contact(), null, "turned-away"));
        decide(OFFSET.getAndIncrement(), at, told);

        await().atMost(SOON).until(() -> notices(request).size() == 2);
        assertThat(notices(request)).allSatisfy(notice -> {
            assertThat(notice.conversation()).isEqualTo(request.conversation());
            assertThat(notice.text()).isEqualTo("We are closed until Monday.");
        });
        assertThat(notices(request).stream().map(Outbound.Notice::message).distinct())
                .as("the same message: it is delivered once")
                .hasSize(1);
    }

    private void live(RequestService request, Instant at, String agent) {
        var opened = new RoutingEvent.ContactOpened(
                "main",
                request.contact(),
                request.conversation(),
                request.message(),
                request.channel(),
                request.customer(),
                request.to(),
                null,
                null,
                request.attributes());
        var queued = new RoutingEvent.ContactQueued(
                "main",
                request.contact(),
                "billing",
                QueuedBecause.ARRIVED,
                null,
                Duration.ZERO,
                null,
                null,
                null,
                null,
                null,
                null);
        decide(OFFSET.getAndIncrement(), at, opened, queued);
        if (agent != null) {
            decide(
                    OFFSET.getAndIncrement(),
                    at.plusSeconds(9),
                    new RoutingEvent.ContactAssigned("main", request.contact(), 1, agent));
        }
    }

    private static void decide(long offset, Instant at, RoutingEvent... events) {
        TestLog.write(
                Topics.ROUTING_EVENTS, 0, new RoutingRecord.Decision(EPOCH, offset, null, at, null, List.of(events)));
    }

    private void awaitKnown(RequestService request) {
        await().atMost(SOON)
                .until(() -> pool.preparedQuery("select 1 from contact where id = $1 and agent is not null")
                                .execute(Tuple.of(request.contact()))
                                .await()
                                .atMost(SOON)
                                .size()
                        == 1);
    }

    private RequestService request(Map<String, String> attributes) {
        return requestOf(person, attributes);
    }

    private RequestService requestOf(String address, Map<String, String> attributes) {
        var id = "<" + UUID.randomUUID() + "@example.org>";
        door.accept(new Inbound.CustomerMessage(
                        "main",
                        Channel.EMAIL,
                        address,
                        "Mia Keller",
                        "support@example.org",
                        id,
                        List.of(),
                        "My invoice",
                        "Where is it?",
                        null,
                        List.of(),
                        attributes,
                        Instant.now()))
                .await()
                .atMost(SOON);
        var message = Ids.message("main", Channel.EMAIL, id);
        await().atMost(SOON).until(() -> !requests(message).isEmpty());
        return requests(message).getFirst();
    }

    private static List<RequestService> requests(String message) {
        return read(
                Topics.ROUTING_COMMANDS,
                RoutingCommand.class,
                RequestService.class,
                request -> request.message().equals(message));
    }

    private static List<Outbound.Notice> notices(RequestService request) {
        return read(
                Topics.OUTBOUND,
                Outbound.class,
                Outbound.Notice.class,
                notice -> notice.contact().equals(request.contact()));
    }
}
