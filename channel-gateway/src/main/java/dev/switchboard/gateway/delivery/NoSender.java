package dev.switchboard.gateway.delivery;

import dev.switchboard.events.Channel;
import io.smallrye.mutiny.Uni;

/** Stands where a channel can't be written to. */
record NoSender(Channel channel) implements ChannelSender {

    @Override
    public Uni<String> send(Letter letter) {
        return Uni.createFrom().failure(new Undeliverable("no text can be sent to a customer by " + channel));
    }
}
