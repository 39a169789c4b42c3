package dev.switchboard.gateway.chat;

import static dev.switchboard.gateway.TestLog.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent;
import dev.switchboard.events.ConversationEvent.Delivery;
import dev.switchboard.events.ConversationEvent.DeliveryChanged;
import dev.switchboard.events.Customer;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Outbound;
import dev.switchboard.events.Partitions;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import dev.switchboard.gateway.TestLog;
import dev.switchboard.gateway.VisitorClient;
import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.Jwt;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class ChatTest {

    private static final AtomicLong COMMAND_OFFSETS = new AtomicLong();

    private static String conversationOf(VisitorClient.Visitor visitor) {
        return Ids.conversation("main", Channel.CHAT, visitor.visitor());
    }

    private static List<RequestService> requests(String conversation) {
        return read(
                Topics.ROUTING_COMMANDS,
                RoutingCommand.class,
                RequestService.class,
                request -> request.conversation().equals(conversation));
    }

    private static List<ConversationEvent.MessageStored> stored(String conversation) {
        return read(
                Topics.MESSAGES,
                ConversationEvent.class,
                ConversationEvent.MessageStored.class,
                event -> event.conversation().equals(conversation));
    }

    @Test
    void whatAVisitorSaysIsStoredOnceAndAsksForServiceOnce() {
        var visitor = VisitorClient.newVisitor();
        String conversation = conversationOf(visitor);
        try (var client = VisitorClient.open(visitor.token(), 0)) {
            assertThat(client.await("hello").path("messages")).isEmpty();
            client.say("one", "My invoice is wrong");
            client.await("ack", frame -> frame.path("id").asText().equals("one"));
            client.say("one", "My invoice is wrong");
            client.say("two", "Are you there?");
            client.await("ack", frame -> frame.path("id").asText().equals("two"));
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> requests(conversation).size() >= 2);

        assertThat(requests(conversation))
                .extracting(RequestService::text)
                .containsExactly("My invoice is wrong", "Are you there?");
        assertThat(requests(conversation).getFirst()).satisfies(request -> {
            assertThat(request.attributes()).containsEntry("topic", "billing");
            assertThat(request.origin()).isNotNull();
            assertThat(request.contact()).isEqualTo(Ids.contact(request.message()));
        });
        assertThat(stored(conversation))
                .extracting(ConversationEvent.MessageStored::seq)
                .containsExactly(1L, 2L);
    }

    @Test
    void keepsTheOrderOfManyMessages() {
        var visitor = VisitorClient.newVisitor();
        var said = IntStream.range(0, 15).mapToObj(n -> "message " + n).toList();
        try (var client = VisitorClient.open(visitor.token(), 0)) {
            said.forEach(text -> client.say(text.replace(' ', '-'), text));
            client.await("ack", frame -> frame.path("id").asText().equals("message-14"));
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> requests(conversationOf(visitor)).size() == said.size());
        assertThat(requests(conversationOf(visitor)))
                .extracting(RequestService::text)
                .containsExactlyElementsOf(said);
    }

    @Test
    void aReplyReachesTheOpenSocketAndIsToldAsSent() {
        var visitor = VisitorClient.newVisitor();
        String conversation = conversationOf(visitor);
        try (var client = VisitorClient.open(visitor.token(), 0)) {
            client.say("q", "Hello?");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> stored(conversation).size() == 1);
            String reply = reply(conversation, "Good morning");
            var message = client.await(
                            "message", frame -> frame.at("/message/id").asText().equals(reply))
                    .path("message");
            assertThat(message.path("author").asText()).isEqualTo("AGENT");
            assertThat(message.path("name").asText()).isEqualTo("Ava Berg");
            assertThat(message.path("seq").asLong()).isEqualTo(2);
            awaitDelivery(reply, Delivery.SENT);
        }
    }

    @Test
    void anAbsentVisitorFindsTheReplyAtTheResume() {
        var visitor = VisitorClient.newVisitor();
        String conversation = conversationOf(visitor);
        try (var client = VisitorClient.open(visitor.token(), 0)) {
            client.say("q", "I'll be back");
            client.await("ack");
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> stored(conversation).size() == 1);
        String reply = reply(conversation, "We found it");
        awaitDelivery(reply, Delivery.SENT);
        try (var client = VisitorClient.open(visitor.token(), 1)) {
            var messages = client.await("hello").path("messages");
            assertThat(messages).hasSize(1);
            assertThat(messages.get(0).path("text").asText()).isEqualTo("We found it");
        }
        try (var client = VisitorClient.open(visitor.token(), 0)) {
            var messages = client.await("hello").path("messages");
            assertThat(messages).hasSize(2);
            assertThat(messages.get(0).path("ref").asText()).isEqualTo("q");
        }
    }

    @Test
    void tellsTheVisitorWhoTheyTalkTo() {
        var visitor = VisitorClient.newVisitor();
        String conversation = conversationOf(visitor);
        try (var client = VisitorClient.open(visitor.token(), 0)) {
            client.say("q", "Who is there?");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> requests(conversation).size() == 1);
            var request = requests(conversation).getFirst();
            var profile = new dev.switchboard.events.AgentProfile("ava", "Ava Berg", "billing", Map.of(), Map.of());
            decide(
                    1,
                    new RoutingEvent.AgentChanged("main", profile),
                    new RoutingEvent.ContactOpened(
                            "main",
                            request.contact(),
                            conversation,
                            request.message(),
                            Channel.CHAT,
                            new Customer(request.customer().customer(), visitor.visitor(), null),
                            "chat",
                            null,
                            "Who is there?",
                            Map.of()));
            client.await("state", frame -> frame.path("state").asText().equals("WAITING"));
            decide(1, new RoutingEvent.ContactAssigned("main", request.contact(), 1, "ava"));
            var state =
                    client.await("state", frame -> frame.path("state").asText().equals("WITH_AGENT"));
            assertThat(state.path("agent").asText()).isEqualTo("Ava Berg");
            decide(1, new RoutingEvent.ContactClosed("main", request.contact(), "ava", "resolved"));
            client.await("state", frame -> frame.path("state").asText().equals("CLOSED"));
        }
    }

    @Test
    void leavingEndsTheConversation() {
        var visitor = VisitorClient.newVisitor();
        String conversation = conversationOf(visitor);
        try (var client = VisitorClient.open(visitor.token(), 0)) {
            client.say("q", "Never mind");
            client.send("{\"type\":\"end\"}");
            client.await("ack", frame -> frame.path("id").asText().equals("end"));
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> read(
                                        Topics.ROUTING_COMMANDS,
                                        RoutingCommand.class,
                                        RoutingCommand.LeaveConversation.class,
                                        left -> left.conversation().equals(conversation))
                                .size()
                        == 1);
    }

    @Test
    void aBadTokenIsRefusedWith401() {
        String secret = "another secret, as long as the real one has to be";
        String forged = Jwt.issuer("switchboard-chat")
                .subject("v")
                .audience("chat")
                .claim("workspace", "main")
                .expiresIn(Duration.ofHours(1))
                .signWithSecret(secret);
        for (String bad : List.of("nonsense", forged)) {
            assertThatThrownBy(() -> VisitorClient.open(bad, 0))
                    .satisfies(failure -> assertThat(status(failure)).isEqualTo(401));
        }
    }

    @Test
    void aForeignOriginIsRefusedWith403() {
        var visitor = VisitorClient.newVisitor();
        assertThatThrownBy(() -> VisitorClient.open(visitor.token(), 0, "https://evil.example"))
                .satisfies(failure -> assertThat(status(failure)).isEqualTo(403));
    }

    @Test
    void malformedAndSenselessFramesAreNamedAndHarmNothing() {
        var visitor = VisitorClient.newVisitor();
        try (var client = VisitorClient.open(visitor.token(), 0)) {
            client.send("{not json");
            client.await("error", frame -> frame.path("code").asText().equals("frame.malformed"));
            client.send("{\"type\":\"say\",\"id\":\"x\",\"text\":\"a\\u0000b\"}");
            client.await("error", frame -> frame.path("code").asText().equals("frame.invalid"));
            client.send("{\"type\":\"ping\"}");
            client.await("pong");
        }
    }

    @Test
    void anOversizedFrameClosesTheSocketWith1009() {
        var visitor = VisitorClient.newVisitor();
        try (var client = VisitorClient.open(visitor.token(), 0)) {
            client.await("hello");
            client.say("big", "x".repeat(20_000));
            await().atMost(Duration.ofSeconds(20)).until(() -> client.closeCode == 1009);
        }
        assertThat(requests(conversationOf(visitor))).isEmpty();
    }

    @Test
    void aFloodIsCutOffWith4029() {
        var visitor = VisitorClient.newVisitor();
        try (var client = VisitorClient.open(visitor.token(), 0)) {
            client.await("hello");
            for (int n = 0; n < 40 && client.closeCode == 0; n++) {
                client.send("{\"type\":\"ping\"}");
            }
            client.await("error", frame -> frame.path("code").asText().equals("rate.exceeded"));
            await().atMost(Duration.ofSeconds(20)).until(() -> client.closeCode == 4029);
        }
    }

    private static int status(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof WebSocketHandshakeException refused
                ? refused.getResponse().statusCode()
                : -1;
    }

    private static String reply(String conversation, String text) {
        String id = UUID.randomUUID().toString();
        var reply = new Outbound.Reply("main", conversation, "contact", id, "ava", "Ava Berg", text, Instant.now());
        TestLog.write(Topics.OUTBOUND, conversation, Wire.toBytes(reply));
        return id;
    }

    private static void awaitDelivery(String message, Delivery delivery) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !read(
                                Topics.MESSAGES,
                                ConversationEvent.class,
                                DeliveryChanged.class,
                                change -> change.message().equals(message) && change.delivery() == delivery)
                        .isEmpty());
    }

    private static void decide(long epoch, RoutingEvent... events) {
        int partition = Partitions.of("main", dev.switchboard.local.Topics.PARTITIONS);
        var decision = new RoutingRecord.Decision(
                epoch, COMMAND_OFFSETS.getAndIncrement(), null, Instant.now(), null, List.of(events));
        TestLog.write(Topics.ROUTING_EVENTS, partition, decision);
    }
}
