package dev.switchboard.gateway.conversation;

import dev.switchboard.events.Channel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that begins.
 *
 * @param address the customer's, on this channel
 * @param recipient the address the customer wrote to
 * @param participants other addresses that were addressed
 */
public record NewConversation(
        String conversation,
        String workspace,
        Channel channel,
        String customer,
        String address,
        @Nullable String recipient,
        @Nullable String subject,
        Set<String> participants) {}
