package dev.switchboard.router.engine;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import dev.switchboard.events.Origin;
import dev.switchboard.events.RoutingCommand.RequestService;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a customer asks, to be varied. Unless said otherwise a chat of somebody new about nothing in particular. */
record Ask(
        String contact,
        String conversation,
        Channel channel,
        String customer,
        String text,
        Map<String, String> attributes,
        @Nullable Origin origin) {

    static Ask of(String contact) {
        return new Ask(contact, "v-" + contact, Channel.CHAT, "c-" + contact, "Please help", Map.of(), null);
    }

    Ask in(String conversation) {
        return new Ask(contact, conversation, channel, customer, text, attributes, origin);
    }

    Ask by(Channel channel) {
        return new Ask(contact, conversation, channel, customer, text, attributes, origin);
    }

    Ask from(String customer) {
        return new Ask(contact, conversation, channel, customer, text, attributes, origin);
    }

    Ask saying(String text) {
        return new Ask(contact, conversation, channel, customer, text, attributes, origin);
    }

    Ask with(Map<String, String> attributes) {
        return new Ask(contact, conversation, channel, customer, text, attributes, origin);
    }

    Ask about(String topic) {
        return with(Map.of("topic", topic));
    }

    /** As a record of a log makes it, which may be read again. */
    Ask at(long position) {
        return new Ask(contact, conversation, channel, customer, text, attributes, new Origin("inbound/3", position));
    }

    RequestService command() {
        return new RequestService(
                Centre.WS,
                conversation,
                "m-" + contact,
                contact,
                channel,
                new Customer(customer, contact + "@example.org", null),
                null,
                "Help",
                text,
                attributes,
                origin);
    }
}
