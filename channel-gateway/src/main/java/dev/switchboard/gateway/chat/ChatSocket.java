package dev.switchboard.gateway.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The visitor's socket. Frames are counted the moment they come, before any waits for another: whoever sends too many is cut off
 * before they can pile up. What was let in is handled in its order.
 */
@WebSocket(path = ChatSocket.PATH, inboundProcessingMode = InboundProcessingMode.CONCURRENT)
public class ChatSocket {

    static final String PATH = "/chat/socket";

    private static final Logger LOG = Logger.getLogger(ChatSocket.class);
    private static final int LARGEST_FRAME = 16 * 1024;
    private static final TypedKey<Guest> GUEST = new TypedKey<>("guest");

    private final ChatSessions sessions;
    private final ChatHistory history;
    private final ChatDoor door;
    private final VisitorTokens tokens;
    private final ChatSettings settings;
    private final ObjectMapper json;

    ChatSocket(
            ChatSessions sessions,
            ChatHistory history,
            ChatDoor door,
            VisitorTokens tokens,
            ChatSettings settings,
            ObjectMapper json) {
        this.sessions = sessions;
        this.history = history;
        this.door = door;
        this.tokens = tokens;
        this.settings = settings;
        this.json = json;
    }

    @OnOpen
    public Uni<Void> opened(WebSocketConnection connection) {
        Visitor visitor = visitor(connection);
        Context context = Objects.requireNonNull(Vertx.currentContext());
        var line = new ChatLine(connection, json, settings.sendQueue());
        var session = new ChatSession(visitor, after(connection), line, history, context, tokens.issue(visitor));
        var bucket = new TokenBucket(settings.burst(), settings.framesPerSecond(), System.nanoTime());
        connection.userData().put(GUEST, new Guest(visitor, session, line, bucket));
        sessions.add(visitor, session);
        session.refresh();
        return Uni.createFrom().voidItem();
    }

    private Visitor visitor(WebSocketConnection connection) {
        return tokens.bearer(connection.handshakeRequest().header("Authorization"))
                .orElseThrow(() -> new IllegalStateException("the upgrade let a socket through without a token"));
    }

    private static long after(WebSocketConnection connection) {
        String query = Objects.requireNonNullElse(connection.handshakeRequest().query(), "");
        for (String part : query.split("&")) {
            if (part.matches("after=\\d{1,18}")) {
                return Long.parseLong(part.substring("after=".length()));
            }
        }
        return 0;
    }

    @OnTextMessage
    public Uni<Void> received(String text, WebSocketConnection connection) {
        Guest guest = connection.userData().get(GUEST);
        if (text.length() > LARGEST_FRAME) {
            return connection.close(ChatLine.TOO_BIG);
        }
        if (guest.admits()) {
            guest.inOrder(() -> answer(guest.visitor(), text));
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<ServerFrame> answer(Visitor visitor, String text) {
        return switch (read(text)) {
            case VisitorFrame.Say say -> door.say(visitor, say);
            case VisitorFrame.End end -> door.end(visitor);
            case VisitorFrame.Ping ping -> Uni.createFrom().item(new ServerFrame.Pong());
            case null ->
                Uni.createFrom().item(new ServerFrame.Problem("frame.malformed", "not a frame of this protocol", null));
        };
    }

    private @Nullable VisitorFrame read(String text) {
        try {
            return json.readValue(text, VisitorFrame.class);
        } catch (JsonProcessingException malformed) {
            return null;
        }
    }

    @OnClose
    public void closed(WebSocketConnection connection) {
        Guest guest = connection.userData().get(GUEST);
        if (guest != null) {
            sessions.remove(guest.visitor(), guest.session());
        }
    }

    /** Only the protocol's own errors come here: a frame beyond the hard bound, or bytes that are no text. */
    @OnError
    public Uni<Void> failed(Throwable failure, WebSocketConnection connection) {
        LOG.debugf("a visitor's socket failed: %s", failure.getClass().getName());
        return connection.isOpen()
                ? connection.close(ChatLine.TOO_BIG)
                : Uni.createFrom().voidItem();
    }
}
