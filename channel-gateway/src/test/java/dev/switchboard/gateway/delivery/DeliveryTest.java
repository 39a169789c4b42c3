package dev.switchboard.gateway.delivery;

import static dev.switchboard.gateway.TestLog.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent;
import dev.switchboard.events.ConversationEvent.Delivery;
import dev.switchboard.events.ConversationEvent.DeliveryChanged;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Inbound;
import dev.switchboard.events.Outbound;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
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
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class DeliveryTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    FrontDoor door;

    @Inject
    FlakyChannel channel;

    @Inject
    Pool pool;

    private final String person = "person-" + UUID.randomUUID();
    private final String call = UUID.randomUUID().toString();
    private final String conversation = Ids.callConversation("main", Channel.PHONE, call);

    private void customerWrites() {
        var message = new Inbound.CustomerMessage(
                "main",
                Channel.PHONE,
                person,
                "Mia",
                "our-number",
                call,
                List.of(),
                null,
                "Hello",
                null,
                List.of(),
                Map.of(),
                Instant.now());
        door.accept(message).await().atMost(SOON);
        await().atMost(SOON).until(() -> !stored().isEmpty());
    }

    private String reply(String text) {
        return reply(UUID.randomUUID().toString(), text);
    }

    private String reply(String id, String text) {
        var reply = new Outbound.Reply("main", conversation, "contact-1", id, "ava", "Ava Berg", text, Instant.now());
        TestLog.write(Topics.OUTBOUND, conversation, Wire.toBytes(reply));
        return id;
    }

    private List<MessageStored> stored() {
        return read(
                Topics.MESSAGES,
                ConversationEvent.class,
                MessageStored.class,
                event -> event.conversation().equals(conversation));
    }

    private static List<DeliveryChanged> told(String message) {
        return read(
                Topics.MESSAGES,
                ConversationEvent.class,
                DeliveryChanged.class,
                event -> event.message().equals(message));
    }

    private static void awaitTold(String message, Delivery delivery) {
        await().atMost(SOON).until(() -> told(message).stream().anyMatch(event -> event.delivery() == delivery));
    }

    private List<String> tries(String message) {
        return channel.tried.stream()
                .map(ChannelSender.Letter::message)
                .filter(message::equals)
                .toList();
    }

    @Test
    void aFailedTryIsToldAndTriedAgainBeforeTheNextOfTheConversation() {
        customerWrites();
        String first = reply(FlakyChannel.FAILS_ONCE);
        String second = reply("and another thing");
        awaitTold(second, Delivery.SENT);
        assertThat(told(first)).extracting(DeliveryChanged::delivery).containsExactly(Delivery.RETRYING, Delivery.SENT);
        assertThat(told(first).getFirst().detail()).contains("try 1 of 3");
        assertThat(channel.tried)
                .filteredOn(letter -> letter.conversation().equals(conversation))
                .extracting(ChannelSender.Letter::message)
                .containsExactly(first, first, second);
    }

    @Test
    void givesUpAfterTheConfiguredTriesAndTellsWhy() {
        customerWrites();
        String message = reply(FlakyChannel.ALWAYS_FAILS);
        awaitTold(message, Delivery.FAILED);
        assertThat(tries(message)).hasSize(3);
        assertThat(told(message))
                .extracting(DeliveryChanged::delivery)
                .containsExactly(Delivery.RETRYING, Delivery.RETRYING, Delivery.FAILED);
        assertThat(told(message).getLast()).satisfies(failed -> {
            assertThat(failed.detail()).contains("given up after 3 tries");
            assertThat(failed.contact()).isEqualTo("contact-1");
        });
    }

    @Test
    void whatIsUndeliverableFailsAtOnceWithTheProvidersReason() {
        customerWrites();
        String message = reply(FlakyChannel.UNKNOWN_RECIPIENT);
        awaitTold(message, Delivery.FAILED);
        assertThat(told(message))
                .singleElement()
                .satisfies(failed -> assertThat(failed.detail()).isEqualTo("nobody of that name"));
        assertThat(tries(message)).hasSize(1);
    }

    @Test
    void aRepeatedReplyIsDeliveredOnce() {
        customerWrites();
        String message = reply("once only");
        awaitTold(message, Delivery.SENT);
        reply(message, "once only");
        String last = reply("the end");
        awaitTold(last, Delivery.SENT);
        assertThat(tries(message)).hasSize(1);
        assertThat(stored()).extracting(MessageStored::seq).contains(1L, 2L, 3L).doesNotContain(4L);
        assertThat(stored().stream()
                        .filter(event -> event.message().equals(message))
                        .map(MessageStored::at)
                        .distinct())
                .as("told again as it was told first")
                .hasSize(1);
    }

    @Test
    void aReplyToAnUnknownConversationIsToldAsFailed() {
        String message = reply("to nobody");
        awaitTold(message, Delivery.FAILED);
        assertThat(TestLog.records(Topics.deadLetter(Topics.OUTBOUND)))
                .filteredOn(record -> conversation.equals(record.key()))
                .hasSize(1);
    }

    @Test
    void whatACrashedProcessHeldIsDeliveredByAnother() {
        customerWrites();
        String message = UUID.randomUUID().toString();
        pool.preparedQuery("""
                        with m as (insert into message (id, workspace, channel, conversation_id, seq, author, name, text,
                                                        sent_at, origin, origin_position)
                                   values ($1, 'main', 'PHONE', $2, 2, 'AGENT', 'Ava Berg', 'left over', now(), 'test', 1)),
                             d as (insert into delivery (message_id, conversation_id, channel, seq, contact_id, tries,
                                                         next_try_at, claimed_until)
                                   values ($1, $2, 'PHONE', 2, 'contact-1', 1, now(), now() + interval '1 second'))
                        update conversation set last_seq = 2 where id = $2""").execute(Tuple.of(message, conversation)).await().atMost(SOON);
        String next = reply("after the crash");
        awaitTold(next, Delivery.SENT);
        assertThat(told(message)).extracting(DeliveryChanged::delivery).containsExactly(Delivery.SENT);
    }
}
