package dev.switchboard.agents.desk;

import dev.switchboard.agents.AgentServiceConfig;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import jakarta.enterprise.event.Event;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code /desk/socket}: the rep's line to the contact centre. Bounds what comes in (size, rate) and what goes out; commands are
 * carried out without holding up the next frame. On the socket's event loop.
 */
@WebSocket(path = "/desk/socket")
@Authenticated
public class DeskSocket {

    private static final Logger LOG = Logger.getLogger(DeskSocket.class);
    private static final Pattern AFTER = Pattern.compile("(?:^|[?&])after=(\\d{1,18})(?:&|$)");

    private final AgentServiceConfig.Desk config;
    private final Desks desks;
    private final DeskCommands commands;
    private final Event<DeskOpened> opened;

    /** Of the connection that calls. */
    private final SecurityIdentity identity;

    DeskSocket(
            AgentServiceConfig config,
            Desks desks,
            DeskCommands commands,
            Event<DeskOpened> opened,
            SecurityIdentity identity) {
        this.config = config.desk();
        this.desks = desks;
        this.commands = commands;
        this.opened = opened;
        this.identity = identity;
    }

    @OnOpen
    Uni<Void> open(WebSocketConnection connection) {
        var owner = DeskOwner.of((JsonWebToken) identity.getPrincipal()).orElseThrow();
        var outlet = new Outlet(connection, Vertx.currentContext(), config.maxWaiting());
        var desk = desks.open(owner, outlet, after(connection.handshakeRequest().query()));
        var rate = new FrameRate(config.framesPerSecond(), config.burst());
        connection.userData().put(DeskSession.KEY, new DeskSession(owner, desk, outlet, rate));
        opened.fire(new DeskOpened(owner.key(), outlet.id()));
        return Uni.createFrom().voidItem();
    }

    @OnTextMessage
    Uni<Void> frame(String text, WebSocketConnection connection) {
        DeskSession session = connection.userData().get(DeskSession.KEY);
        if (session == null || session.outlet().isClosed()) {
            return Uni.createFrom().voidItem();
        }
        session.outlet().heard();
        if (!session.rate().admitsOneMore()) {
            session.outlet().close(Outlet.TOO_MANY_FRAMES, "too many frames");
        } else if (text.length() > config.maxFrame()) {
            session.outlet().close(Outlet.TOO_BIG, "frame too big");
        } else {
            carryOut(text, session);
        }
        return Uni.createFrom().voidItem();
    }

    @OnPongMessage
    Uni<Void> alive(Buffer pong, WebSocketConnection connection) {
        DeskSession session = connection.userData().get(DeskSession.KEY);
        if (session != null) {
            session.outlet().heard();
        }
        return Uni.createFrom().voidItem();
    }

    @OnClose
    Uni<Void> close(WebSocketConnection connection) {
        DeskSession session = connection.userData().get(DeskSession.KEY);
        if (session != null) {
            session.desk().detach(session.outlet());
        }
        return Uni.createFrom().voidItem();
    }

    /**
     * What can't be put together from its parts ends here: a message beyond all bounds, which Vert.x refuses as an illegal state. So does
     * a line that broke, or was cut off since a single frame is beyond them, which is told again as closed.
     */
    @OnError
    Uni<Void> failed(Throwable failure, WebSocketConnection connection) {
        if (failure instanceof HttpClosedException || failure instanceof CorruptedWebSocketFrameException) {
            return Uni.createFrom().voidItem();
        }
        boolean tooBig = failure instanceof IllegalStateException
                && String.valueOf(failure.getMessage()).startsWith("Cannot process text frame");
        if (!tooBig) {
            LOG.errorf(failure, "desk socket %s failed", connection.id());
        }
        return connection.close(
                tooBig ? new CloseReason(Outlet.TOO_BIG, "frame too big") : CloseReason.INTERNAL_SERVER_ERROR);
    }

    private void carryOut(String text, DeskSession session) {
        Outlet outlet = session.outlet();
        switch (DeskFrameReader.read(text)) {
            case DeskFrameReader.Read.Wrong wrong -> outlet.send(wrong.answer().json());
            case DeskFrameReader.Read.Command read ->
                commands.carryOut(session.owner(), outlet.id(), read.command())
                        .subscribe()
                        .with(answer -> outlet.send(answer.json()));
        }
    }

    private static OptionalLong after(@Nullable String query) {
        Matcher found = AFTER.matcher(query == null ? "" : query);
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    }
}
