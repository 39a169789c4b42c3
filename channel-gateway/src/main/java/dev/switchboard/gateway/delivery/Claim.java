package dev.switchboard.gateway.delivery;

import dev.switchboard.events.ConversationEvent.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * A letter that this process alone may try to deliver now.
 *
 * @param tries including the one it is claimed for: who claims it later has a higher number
 * @param outcome set if it was decided before and only remains to be told
 */
record Claim(
        ChannelSender.Letter letter,
        String contact,
        int tries,
        @Nullable Delivery outcome,
        @Nullable String detail) {

    String message() {
        return letter.message();
    }
}
