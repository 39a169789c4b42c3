package dev.switchboard.agents.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.switchboard.agents.floor.PresenceState;
import dev.switchboard.events.ConversationEvent.Delivery;
import dev.switchboard.events.Wire;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sent to a desk, as in docs/protocol.md. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Frame {

    ObjectWriter JSON = Wire.mapperCopy().writerFor(Frame.class);

    default String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't write a " + getClass().getSimpleName(), e);
        }
    }

    /** Who sits at the desk. */
    record Owner(String id, String name, @Nullable String team, Collection<String> roles) {}

    @JsonTypeName("snapshot")
    record Snapshot(long seq, Owner agent, PresenceState presence, List<ContactView> contacts) implements Frame {}

    @JsonTypeName("contact")
    record Contact(long seq, ContactView contact) implements Frame {}

    @JsonTypeName("gone")
    record Gone(long seq, String contact, String reason) implements Frame {}

    @JsonTypeName("message")
    record Message(long seq, String conversation, String contact, MessageView message) implements Frame {}

    @JsonTypeName("delivery")
    record DeliveryNews(
            long seq,
            String conversation,
            String contact,
            String message,
            Delivery status,
            @Nullable String detail) implements Frame {}

    @JsonTypeName("presence")
    record PresenceNews(long seq, PresenceState presence) implements Frame {}

    /** @param ref of the command, if it came from this socket */
    @JsonTypeName("refused")
    record Refused(long seq, @Nullable String ref, String code, String detail) implements Frame {}

    @JsonTypeName("ack")
    record Ack(String ref) implements Frame {}

    @JsonTypeName("error")
    record Failed(@Nullable String ref, String code, String detail) implements Frame {}
}
