package dev.switchboard.gateway.delivery;

import dev.switchboard.events.ConversationEvent.Author;
import dev.switchboard.events.Outbound;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be delivered: a rep's reply, or a notice of the house.
 *
 * @param name of the rep, as the customer sees it
 * @param at as precise as the store can be, so that a repetition tells the same
 */
record Post(
        String workspace,
        String conversation,
        String contact,
        String message,
        Author author,
        @Nullable String name,
        String text,
        Instant at) {

    /** Nothing if there is nothing to deliver. */
    static Optional<Post> of(Outbound outbound) {
        return switch (outbound) {
            case Outbound.Reply it ->
                Optional.of(new Post(
                        it.workspace(),
                        it.conversation(),
                        it.contact(),
                        it.message(),
                        Author.AGENT,
                        it.agentName(),
                        it.text(),
                        it.at().truncatedTo(ChronoUnit.MICROS)));
            case Outbound.Notice it ->
                Optional.of(new Post(
                        it.workspace(),
                        it.conversation(),
                        it.contact(),
                        it.message(),
                        Author.SYSTEM,
                        null,
                        it.text(),
                        it.at().truncatedTo(ChronoUnit.MICROS)));
            case Outbound.CallControl forThePhone -> Optional.empty();
        };
    }

    Post at(Instant other) {
        return new Post(workspace, conversation, contact, message, author, name, text, other);
    }
}
