package dev.switchboard.gateway.conversation;

import dev.switchboard.events.Channel;

/** What a customer is known by on a channel. */
public record CustomerIdentity(String workspace, Channel channel, String address) {}
