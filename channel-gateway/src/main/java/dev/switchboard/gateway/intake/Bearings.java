package dev.switchboard.gateway.intake;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Inbound;
import dev.switchboard.events.Inbound.CallNote;
import dev.switchboard.events.Inbound.CustomerLeft;
import dev.switchboard.events.Inbound.CustomerMessage;
import dev.switchboard.gateway.conversation.CustomerIdentity;
import org.jspecify.annotations.Nullable;

/** What an arrival itself says of where it belongs. */
final class Bearings {

    private Bearings() {}

    static String messageId(CustomerMessage message) {
        return Ids.message(message.workspace(), message.channel(), message.providerId());
    }

    static CustomerIdentity identity(Inbound inbound) {
        return new CustomerIdentity(inbound.workspace(), inbound.channel(), inbound.address());
    }

    /** The conversation that it belongs to, on channels on which that can be told without looking: all but mail. */
    static String onlyConversation(Inbound inbound) {
        var call = callOf(inbound);
        return call == null
                ? Ids.conversation(inbound.workspace(), inbound.channel(), inbound.address())
                : Ids.callConversation(inbound.workspace(), inbound.channel(), call);
    }

    /** The provider's id of the call; null if it is of none. */
    static @Nullable String callOf(Inbound inbound) {
        return switch (inbound) {
            case CustomerMessage message -> message.channel() == Channel.PHONE ? message.providerId() : null;
            case CustomerLeft left -> left.call();
            case CallNote note -> note.call();
        };
    }

    static String noteId(CallNote note) {
        return Ids.message(note.workspace(), note.channel(), note.call() + "/" + note.note());
    }
}
