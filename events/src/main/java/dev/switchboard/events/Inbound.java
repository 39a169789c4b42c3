package dev.switchboard.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came through a front door of the gateway: verified, and written to the log before anything else is done with it. */
public sealed interface Inbound {

    String workspace();

    Channel channel();

    /** The customer's identity on the channel; with the channel it is the record's key. */
    String address();

    /**
     * A message.
     *
     * @param providerId the channel's own id of the message: Message-ID, client message id
     * @param references provider ids of the messages it answers, newest last
     * @param html sanitised; null if there was none
     * @param at when the channel says it was sent or received
     */
    record CustomerMessage(
            String workspace,
            Channel channel,
            String address,
            @Nullable String name,
            String to,
            String providerId,
            List<String> references,
            @Nullable String subject,
            String text,
            @Nullable String html,
            List<Attachment> attachments,
            Map<String, String> attributes,
            Instant at)
            implements Inbound {

        /** The attribute that tells what kind of message it is, where it is none that asks for something. */
        public static final String KIND = "kind";

        /** A sign of approval or the like: it stands in the conversation, and nobody need answer it. */
        public static final String REACTION = "reaction";

        public CustomerMessage {
            Require.text(workspace, "workspace");
            Require.present(channel, "channel");
            Require.text(address, "address");
            Require.text(providerId, "providerId");
            Require.present(text, "text");
            Require.present(at, "at");
            references = references == null ? List.of() : List.copyOf(references);
            attachments = attachments == null ? List.of() : List.copyOf(attachments);
            attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        }

        /** Whether somebody has to see to it. */
        public boolean asks() {
            return !REACTION.equals(attributes.get(KIND));
        }
    }

    /**
     * The customer ended the conversation (closed the chat, hung up).
     *
     * @param call the provider's id of the call that ended; null on channels without calls
     * @param line the provider's id of the line on which the customer had been called back, or connected in spite of it; null: the line that
     *     began the call, which ends once
     */
    record CustomerLeft(
            String workspace,
            Channel channel,
            String address,
            @Nullable String call,
            @Nullable String line,
            Instant at) implements Inbound {
        public CustomerLeft {
            Require.text(workspace, "workspace");
            Require.present(channel, "channel");
            Require.text(address, "address");
        }
    }

    /**
     * Something that happened on a call, for those who look at its conversation.
     *
     * @param call the provider's id of the call, which began its conversation
     * @param note an id of its own within the call
     */
    record CallNote(
            String workspace, Channel channel, String address, String call, String note, String text, Instant at)
            implements Inbound {
        public CallNote {
            Require.text(workspace, "workspace");
            Require.present(channel, "channel");
            Require.text(address, "address");
            Require.text(call, "call");
            Require.text(note, "note");
            Require.text(text, "text");
            Require.present(at, "at");
        }
    }

    /** @param size in bytes */
    record Attachment(String name, String type, long size) {
        public Attachment {
            Require.text(name, "name");
            Require.text(type, "type");
        }
    }
}
