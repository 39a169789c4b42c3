package dev.switchboard.gateway.delivery;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Outbound.Reply;

/** A reply with its place in its conversation. */
record PlacedReply(Received received, Channel channel, long seq) {

    Reply reply() {
        return received.reply();
    }
}
