package dev.switchboard.gateway.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.concurrent.atomic.AtomicInteger;

/** The way to one visitor's client: a bounded number of frames may be on it, whoever reads slower is cut off. For any thread. */
final class ChatLine {

    static final CloseReason TOO_BIG = new CloseReason(1009, "frame too big");
    static final CloseReason TOO_SLOW = new CloseReason(4008, "too slow a reader");
    static final CloseReason TOO_MANY_FRAMES = new CloseReason(4029, "too many frames");

    private final WebSocketConnection connection;
    private final ObjectMapper json;
    private final int bound;
    private final AtomicInteger unsent = new AtomicInteger();

    ChatLine(WebSocketConnection connection, ObjectMapper json, int bound) {
        this.connection = connection;
        this.json = json;
        this.bound = bound;
    }

    void send(ServerFrame frame) {
        if (unsent.incrementAndGet() > bound) {
            close(TOO_SLOW);
            return;
        }
        connection
                .sendText(text(frame))
                .subscribe()
                .with(sent -> unsent.decrementAndGet(), gone -> unsent.decrementAndGet());
    }

    private String text(ServerFrame frame) {
        try {
            return json.writerFor(ServerFrame.class).writeValueAsString(frame);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("not writable: " + frame.getClass().getSimpleName(), bug);
        }
    }

    void close(CloseReason reason) {
        connection.close(reason).subscribe().with(done -> {}, alreadyGone -> {});
    }
}
