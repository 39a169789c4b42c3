package dev.switchboard.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in a conversation, told by the gateway that keeps it. */
public sealed interface ConversationEvent {

    String workspace();

    String conversation();

    /** The message concerned. */
    String message();

    enum Author {
        CUSTOMER,
        AGENT,
        SYSTEM
    }

    enum Delivery {
        RETRYING,
        SENT,
        FAILED
    }

    /**
     * @param seq place in the conversation, from 1, without gaps
     * @param name the author's name, if known
     */
    record MessageStored(
            String workspace,
            String conversation,
            String message,
            long seq,
            Channel channel,
            Author author,
            @Nullable String name,
            @Nullable String subject,
            String text,
            @Nullable String html,
            List<Inbound.Attachment> attachments,
            Instant at)
            implements ConversationEvent {
        public MessageStored {
            Require.text(workspace, "workspace");
            Require.text(conversation, "conversation");
            Require.text(message, "message");
            Require.range(seq, 1, Long.MAX_VALUE, "seq");
            attachments = attachments == null ? List.of() : List.copyOf(attachments);
        }
    }

    /** @param detail why it failed or is tried again; null once sent */
    record DeliveryChanged(
            String workspace,
            String conversation,
            String message,
            @Nullable String contact,
            Delivery delivery,
            @Nullable String detail,
            Instant at)
            implements ConversationEvent {
        public DeliveryChanged {
            Require.text(workspace, "workspace");
            Require.text(conversation, "conversation");
            Require.text(message, "message");
            Require.present(delivery, "delivery");
        }
    }
}
