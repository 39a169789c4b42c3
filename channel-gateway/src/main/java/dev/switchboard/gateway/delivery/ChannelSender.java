package dev.switchboard.gateway.delivery;

import dev.switchboard.events.Channel;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delivers a reply through one channel. Each channel has one. Retries are not its business: it says whether another try makes sense. */
public interface ChannelSender {

    Channel channel();

    /**
     * Tries once. Completes when the provider has taken the message.
     *
     * @return the provider's id of the message (e.g. Message-ID), under which answers refer to it
     */
    Uni<String> send(Letter letter);

    /**
     * @param message our id of the message; the same on every try
     * @param address the customer's identity on the channel
     * @param from the address the customer wrote to
     * @param subject of the conversation
     * @param agentName who wrote it; empty: the house itself
     * @param references provider ids of the conversation's messages, oldest first
     */
    record Letter(
            String workspace,
            String conversation,
            String message,
            String address,
            @Nullable String from,
            @Nullable String subject,
            List<String> references,
            String agentName,
            String text) {}

    /** The provider will never take this message (unknown recipient, refused content): trying again is useless. */
    final class Undeliverable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Undeliverable(String reason) {
            super(reason);
        }
    }
}
