package dev.switchboard.gateway.conversation;

import dev.switchboard.events.Channel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that nobody else appends to until the transaction ends.
 *
 * @param recipient the address that the customer wrote to last
 */
public record LockedConversation(
        String conversation,
        String workspace,
        Channel channel,
        String customer,
        @Nullable String recipient,
        Set<String> participants,
        long lastSeq) {}
