package dev.switchboard.gateway.conversation;

import dev.switchboard.events.Channel;
import java.util.Set;

/** A conversation that nobody else appends to until the transaction ends. */
public record LockedConversation(
        String conversation,
        String workspace,
        Channel channel,
        String customer,
        Set<String> participants,
        long lastSeq) {}
