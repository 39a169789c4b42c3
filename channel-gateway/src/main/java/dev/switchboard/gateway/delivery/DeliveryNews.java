package dev.switchboard.gateway.delivery;

import dev.switchboard.events.ConversationEvent.Delivery;
import dev.switchboard.events.ConversationEvent.DeliveryChanged;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.events.Topics;
import dev.switchboard.gateway.log.LogEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the desks are told of a reply. */
final class DeliveryNews {

    private DeliveryNews() {}

    static LogEntry stored(PlacedReply placed) {
        Post post = placed.post();
        var event = new MessageStored(
                post.workspace(),
                post.conversation(),
                post.message(),
                placed.seq(),
                placed.channel(),
                post.author(),
                post.name(),
                null,
                post.text(),
                null,
                List.of(),
                post.at());
        return LogEntry.of(
                Topics.MESSAGES,
                post.conversation(),
                event,
                post.message(),
                post.conversation(),
                placed.received().traceParent());
    }

    static LogEntry changed(Claim claim, Delivery delivery, @Nullable String detail) {
        var letter = claim.letter();
        var event = new DeliveryChanged(
                letter.workspace(),
                letter.conversation(),
                letter.message(),
                claim.contact(),
                delivery,
                detail,
                Instant.now());
        return entry(event, "try-" + claim.tries());
    }

    static LogEntry homeless(Post post) {
        var event = new DeliveryChanged(
                post.workspace(),
                post.conversation(),
                post.message(),
                post.contact(),
                Delivery.FAILED,
                "the conversation is not known here",
                Instant.now());
        return entry(event, "homeless");
    }

    private static LogEntry entry(DeliveryChanged event, String part) {
        return LogEntry.of(
                Topics.MESSAGES,
                event.conversation(),
                event,
                event.message() + "-" + event.delivery() + "-" + part,
                event.conversation(),
                null);
    }
}
