package dev.switchboard.agents.floor;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a contact is about: known when it opens, never changes. */
public record Request(
        String workspace,
        String contact,
        String conversation,
        Channel channel,
        Customer customer,
        @Nullable String subject,
        @Nullable String preview,
        Instant arrivedAt) {

    static Request of(ContactOpened opened, Instant at) {
        return new Request(
                opened.workspace(),
                opened.contact(),
                opened.conversation(),
                opened.channel(),
                opened.customer(),
                opened.subject(),
                opened.preview(),
                at);
    }
}
