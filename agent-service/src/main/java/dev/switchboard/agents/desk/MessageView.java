package dev.switchboard.agents.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.events.ConversationEvent.Author;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.events.Inbound.Attachment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as the rep sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageView(
        String id,
        long seq,
        Author author,
        @Nullable String name,
        String text,
        @Nullable String html,
        @Nullable String subject,
        Instant at,
        List<Attachment> attachments) {

    static MessageView of(MessageStored stored) {
        return new MessageView(
                stored.message(),
                stored.seq(),
                stored.author(),
                stored.name(),
                stored.text(),
                stored.html(),
                stored.subject(),
                stored.at(),
                stored.attachments());
    }
}
