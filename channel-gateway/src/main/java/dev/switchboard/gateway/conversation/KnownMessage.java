package dev.switchboard.gateway.conversation;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has to be known of a stored message to tell a repetition, and to find the conversation of an answer to it. */
public record KnownMessage(
        String message,
        String workspace,
        Channel channel,
        @Nullable String providerId,
        String conversation,
        long seq,
        Instant at,
        Origin origin) {}
