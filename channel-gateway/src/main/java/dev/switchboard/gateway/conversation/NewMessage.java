package dev.switchboard.gateway.conversation;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent.Author;
import dev.switchboard.events.Inbound.Attachment;
import dev.switchboard.events.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that takes its place in a conversation.
 *
 * @param providerId the channel's own id of it, if it is known already
 * @param origin the log record it came from
 */
public record NewMessage(
        String workspace,
        Channel channel,
        String conversation,
        String message,
        long seq,
        Author author,
        @Nullable String name,
        @Nullable String subject,
        String text,
        @Nullable String html,
        List<Attachment> attachments,
        @Nullable String providerId,
        Instant at,
        Origin origin) {}
