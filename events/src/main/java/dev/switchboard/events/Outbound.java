package dev.switchboard.events;

import java.time.Instant;

/** What the gateway must deliver to a customer. */
public sealed interface Outbound {

    String workspace();

    String conversation();

    /**
     * A rep's reply.
     *
     * @param message chosen by the rep's desk, so that sending it again changes nothing
     * @param agentName as the customer sees it
     */
    record Reply(
            String workspace,
            String conversation,
            String contact,
            String message,
            String agent,
            String agentName,
            String text,
            Instant at)
            implements Outbound {
        public Reply {
            Require.text(workspace, "workspace");
            Require.text(conversation, "conversation");
            Require.text(contact, "contact");
            Require.text(message, "message");
            Require.text(agent, "agent");
            Require.text(text, "text");
        }
    }

    /**
     * Something the house itself has to say, such as a question after a contact.
     *
     * @param message follows from what it is about, so that saying it again changes nothing
     */
    record Notice(String workspace, String conversation, String contact, String message, String text, Instant at)
            implements Outbound {
        public Notice {
            Require.text(workspace, "workspace");
            Require.text(conversation, "conversation");
            Require.text(contact, "contact");
            Require.text(message, "message");
            Require.text(text, "text");
        }
    }

    /** What a rep does with a call. */
    enum Control {
        /** The caller hears music. */
        HOLD,
        RESUME,
        /** The rep's own phone is to ring again. */
        RING
    }

    /**
     * What a rep wants of a call. The last one counts.
     *
     * @param agent whose call it is
     */
    record CallControl(String workspace, String conversation, String contact, String agent, Control control, Instant at)
            implements Outbound {
        public CallControl {
            Require.text(workspace, "workspace");
            Require.text(conversation, "conversation");
            Require.text(contact, "contact");
            Require.text(agent, "agent");
            Require.present(control, "control");
        }
    }
}
