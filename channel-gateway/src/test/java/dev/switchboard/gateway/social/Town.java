package dev.switchboard.gateway.social;

import static dev.switchboard.gateway.TestLog.read;
import static org.awaitility.Awaitility.await;

import dev.switchboard.events.ConversationEvent;
import dev.switchboard.events.ConversationEvent.Delivery;
import dev.switchboard.events.ConversationEvent.DeliveryChanged;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.events.Outbound;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import dev.switchboard.gateway.TestLog;
import dev.switchboard.providers.Providers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** The simulated providers of a test, and what came of what they sent. */
final class Town implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);

    final Providers providers;

    Town(URI gateway) {
        var config = ConfigProvider.getConfig();
        providers =
                Providers.open(config.getValue("switchboard.test.providers.port", Integer.class), secret(), gateway);
    }

    static String secret() {
        return ConfigProvider.getConfig().getValue("switchboard.test.providers.secret", String.class);
    }

    static List<RequestService> requestsOf(String address) {
        return read(
                Topics.ROUTING_COMMANDS,
                RoutingCommand.class,
                RequestService.class,
                request -> request.customer().address().equals(address));
    }

    static RequestService requestOf(String address) {
        await().atMost(SOON).until(() -> !requestsOf(address).isEmpty());
        return requestsOf(address).getFirst();
    }

    static List<MessageStored> stored(String conversation) {
        return read(
                Topics.MESSAGES,
                ConversationEvent.class,
                MessageStored.class,
                event -> event.conversation().equals(conversation));
    }

    /** @return the message's id */
    static String reply(String conversation, String text) {
        var id = UUID.randomUUID().toString();
        var reply = new Outbound.Reply("main", conversation, "contact", id, "ava", "Ava Berg", text, Instant.now());
        TestLog.write(Topics.OUTBOUND, conversation, Wire.toBytes(reply));
        return id;
    }

    static DeliveryChanged awaitTold(String message, Delivery delivery) {
        await().atMost(SOON).until(() -> told(message).stream().anyMatch(event -> event.delivery() == delivery));
        return told(message).stream()
                .filter(event -> event.delivery() == delivery)
                .findFirst()
                .orElseThrow();
    }

    static List<DeliveryChanged> told(String message) {
        return read(
                Topics.MESSAGES,
                ConversationEvent.class,
                DeliveryChanged.class,
                event -> event.message().equals(message));
    }

    @Override
    public void close() {
        providers.close();
    }
}
