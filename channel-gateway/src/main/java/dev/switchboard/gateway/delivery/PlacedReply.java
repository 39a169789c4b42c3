package dev.switchboard.gateway.delivery;

import dev.switchboard.events.Channel;

/** A reply with its place in its conversation. */
record PlacedReply(Received received, Channel channel, long seq) {

    Post post() {
        return received.post();
    }
}
