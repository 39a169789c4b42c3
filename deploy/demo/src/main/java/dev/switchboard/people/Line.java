package dev.switchboard.people;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket with JSON frames that shows its token as a browser has to: in the sub-protocol. Whoever listens is called on an event
 * loop and must not block it; sending is safe from any thread. All lines of a process share their event loops.
 */
public final class Line {
    static final Vertx VERTX = Vertx.vertx(new VertxOptions()
            .setUseDaemonThread(true)
            .setEventLoopPoolSize(2)
            .setMaxEventLoopExecuteTime(10)
            .setMaxEventLoopExecuteTimeUnit(java.util.concurrent.TimeUnit.SECONDS));

    private static final WebSocketClient CLIENT = VERTX.createWebSocketClient(new WebSocketClientOptions()
            .setMaxConnections(20_000)
            .setMaxFrameSize(1 << 20)
            .setMaxMessageSize(1 << 20)
            .setConnectTimeout(10_000)
            .setTcpNoDelay(true));

    private final WebSocket socket;

    private Line(WebSocket socket) {
        this.socket = socket;
    }

    /** Hears what comes over a line. */
    public interface Ear {
        void heard(JsonObject frame);

        /** @param code the close code; 1006 if there was none */
        void ended(int code);
    }

    /** Dials without an Origin, as a program does. Fails with an {@code UpgradeRejectedException} where the house refuses. */
    public static Future<Line> dial(URI house, String path, @Nullable String token, Ear ear) {
        return dial(house, path, token, null, ear);
    }

    public static Future<Line> dial(URI house, String path, @Nullable String token, @Nullable String origin, Ear ear) {
        var options = new WebSocketConnectOptions()
                .setHost(house.getHost())
                .setPort(house.getPort())
                .setURI(path)
                .setAllowOriginHeader(origin != null);
        if (origin != null) {
            options.addHeader("Origin", origin);
        }
        if (token != null) {
            options.addSubProtocol("bearer-token-carrier");
            options.addSubProtocol(encode("quarkus-http-upgrade#Authorization#Bearer " + token));
        }
        var socket = CLIENT.webSocket();
        socket.textMessageHandler(text -> ear.heard(new JsonObject(text)));
        socket.closeHandler(closed -> {
            var code = socket.closeStatusCode();
            ear.ended(code == null ? 1006 : code);
        });
        var dialled = Promise.<Line>promise();
        // begun on an event loop: from elsewhere the first frame may come, and be lost, before the ear is there
        VERTX.runOnContext(begin -> socket.connect(options).map(Line::new).onComplete(dialled));
        return dialled.future();
    }

    public void say(JsonObject frame) {
        sayRaw(frame.encode());
    }

    /** For whoever wants to say what is no JSON. */
    public void sayRaw(String text) {
        var written = socket.writeTextMessage(text);
        written.onFailure(broken -> {
            // the line has ended, which its ear is told
        });
    }

    public void hangUp() {
        var closing = socket.close();
        closing.onFailure(broken -> {
            // it had ended before
        });
    }

    /** As {@code encodeURIComponent} does it. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
