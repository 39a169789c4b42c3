package dev.switchboard.gateway.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.switchboard.events.ConversationEvent.Author;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a visitor's client is sent. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerFrame.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = ServerFrame.Ack.class, name = "ack"),
    @JsonSubTypes.Type(value = ServerFrame.Written.class, name = "message"),
    @JsonSubTypes.Type(value = ServerFrame.State.class, name = "state"),
    @JsonSubTypes.Type(value = ServerFrame.Problem.class, name = "error"),
    @JsonSubTypes.Type(value = ServerFrame.Pong.class, name = "pong")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface ServerFrame {

    /** @param state of the newest contact; none before the visitor's first message was taken up */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hello(
            String visitor,
            String token,
            List<ChatMessage> messages,
            @Nullable ChatState state,
            @Nullable String agent) implements ServerFrame {}

    record Ack(String id) implements ServerFrame {}

    record Written(ChatMessage message) implements ServerFrame {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record State(ChatState state, @Nullable String agent) implements ServerFrame {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Problem(String code, String detail, @Nullable String id) implements ServerFrame {}

    record Pong() implements ServerFrame {}

    enum ChatState {
        WAITING,
        WITH_AGENT,
        CLOSED
    }

    /** @param ref the client's own id of a message that the visitor wrote */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChatMessage(
            String id,
            long seq,
            Author author,
            @Nullable String name,
            String text,
            Instant at,
            @Nullable String ref) {}
}
