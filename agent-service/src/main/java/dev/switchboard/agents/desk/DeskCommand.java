package dev.switchboard.agents.desk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.switchboard.events.Outbound;
import dev.switchboard.events.Presence;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a desk asks for, as in docs/protocol.md; {@code ref} is of its own choice. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(DeskCommand.SetPresence.class),
    @JsonSubTypes.Type(DeskCommand.Accept.class),
    @JsonSubTypes.Type(DeskCommand.Decline.class),
    @JsonSubTypes.Type(DeskCommand.Reply.class),
    @JsonSubTypes.Type(DeskCommand.Park.class),
    @JsonSubTypes.Type(DeskCommand.Reopen.class),
    @JsonSubTypes.Type(DeskCommand.Escalate.class),
    @JsonSubTypes.Type(DeskCommand.Transfer.class),
    @JsonSubTypes.Type(DeskCommand.Complete.class),
    @JsonSubTypes.Type(DeskCommand.Finish.class),
    @JsonSubTypes.Type(DeskCommand.Hold.class),
    @JsonSubTypes.Type(DeskCommand.Resume.class),
    @JsonSubTypes.Type(DeskCommand.Ring.class),
    @JsonSubTypes.Type(DeskCommand.Ping.class)
})
sealed interface DeskCommand {

    int LONGEST_ID = 128;
    int LONGEST_NOTE = 2_000;
    int LONGEST_REPLY = 20_000;

    String ref();

    /** A command about a contact, which has to be at this desk. */
    sealed interface OfContact extends DeskCommand {
        String contact();
    }

    @JsonTypeName("presence")
    record SetPresence(String ref, Presence state, @Nullable String reason) implements DeskCommand {
        public SetPresence {
            require(state != null, "state must be READY, NOT_READY or OFFLINE");
            requireShort(reason, "reason");
        }
    }

    @JsonTypeName("accept")
    record Accept(String ref, String contact, int offer) implements OfContact {
        public Accept {
            requireId(contact, "contact");
            require(offer > 0, "offer must be a number from 1");
        }
    }

    @JsonTypeName("decline")
    record Decline(
            String ref, String contact, int offer, @Nullable String reason) implements OfContact {
        public Decline {
            requireId(contact, "contact");
            require(offer > 0, "offer must be a number from 1");
            requireShort(reason, "reason");
        }
    }

    /** @param message chosen by the desk: sent again with the same id it is the same message */
    @JsonTypeName("reply")
    record Reply(String ref, String contact, UUID message, String text) implements OfContact {
        public Reply {
            requireId(contact, "contact");
            require(message != null, "message must be a UUID");
            require(text != null && !text.isBlank(), "text must not be empty");
            require(text.length() <= LONGEST_REPLY, "text must not be longer than " + LONGEST_REPLY);
            require(isReadable(text), "text must not hold control characters");
        }
    }

    @JsonTypeName("park")
    record Park(String ref, String contact) implements OfContact {
        public Park {
            requireId(contact, "contact");
        }
    }

    @JsonTypeName("reopen")
    record Reopen(String ref, String contact) implements OfContact {
        public Reopen {
            requireId(contact, "contact");
        }
    }

    @JsonTypeName("escalate")
    record Escalate(String ref, String contact, @Nullable String reason) implements OfContact {
        public Escalate {
            requireId(contact, "contact");
            requireShort(reason, "reason");
        }
    }

    @JsonTypeName("transfer")
    record Transfer(
            String ref,
            String contact,
            @Nullable String queue,
            @Nullable String agent,
            @Nullable String note) implements OfContact {
        public Transfer {
            requireId(contact, "contact");
            require((queue == null) != (agent == null), "either queue or agent must be named");
            requireId(queue == null ? agent : queue, queue == null ? "agent" : "queue");
            requireShort(note, "note");
        }
    }

    @JsonTypeName("complete")
    record Complete(String ref, String contact, @Nullable String outcome) implements OfContact {
        public Complete {
            requireId(contact, "contact");
            requireShort(outcome, "outcome");
        }
    }

    @JsonTypeName("finish")
    record Finish(String ref, String contact, @Nullable String outcome) implements OfContact {
        public Finish {
            requireId(contact, "contact");
            requireShort(outcome, "outcome");
        }
    }

    /** What is done with the line of a call; the router has no part in it. */
    sealed interface OfCall extends OfContact {
        Outbound.Control control();
    }

    @JsonTypeName("hold")
    record Hold(String ref, String contact) implements OfCall {
        public Hold {
            requireId(contact, "contact");
        }

        @Override
        public Outbound.Control control() {
            return Outbound.Control.HOLD;
        }
    }

    @JsonTypeName("resume")
    record Resume(String ref, String contact) implements OfCall {
        public Resume {
            requireId(contact, "contact");
        }

        @Override
        public Outbound.Control control() {
            return Outbound.Control.RESUME;
        }
    }

    /** The rep's own phone is to ring again. */
    @JsonTypeName("ring")
    record Ring(String ref, String contact) implements OfCall {
        public Ring {
            requireId(contact, "contact");
        }

        @Override
        public Outbound.Control control() {
            return Outbound.Control.RING;
        }
    }

    @JsonTypeName("ping")
    record Ping(String ref) implements DeskCommand {}

    private static void requireId(@Nullable String value, String field) {
        require(
                value != null && !value.isBlank() && value.length() <= LONGEST_ID && isReadable(value),
                field + " must be an id of 1-" + LONGEST_ID + " characters");
    }

    private static void requireShort(@Nullable String value, String field) {
        require(value == null || value.length() <= LONGEST_NOTE, field + " must not be longer than " + LONGEST_NOTE);
        require(value == null || isReadable(value), field + " must not hold control characters");
    }

    /** Lines and tabs are text, other control characters are not: some can't even be stored. */
    private static boolean isReadable(String text) {
        return text.chars().allMatch(c -> !Character.isISOControl(c) || Character.isWhitespace(c));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
