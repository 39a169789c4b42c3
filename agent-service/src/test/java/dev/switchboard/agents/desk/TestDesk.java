package dev.switchboard.agents.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A desk as the browser opens one: a real WebSocket with the token in the subprotocol. */
public final class TestDesk implements AutoCloseable {

    private static final Vertx VERTX = Vertx.vertx();
    private static final WebSocketClient CLIENT = VERTX.createWebSocketClient();

    private final List<JsonObject> frames = new CopyOnWriteArrayList<>();
    private final ClientWebSocket socket = CLIENT.webSocket();
    private volatile boolean closed;

    /**
     * Listens before it connects: the first frame comes with the connection. It connects on an event loop: from elsewhere the
     * handlers may be taken over only after that frame has come.
     */
    private TestDesk(WebSocketConnectOptions options) {
        socket.textMessageHandler(text -> frames.add(new JsonObject(text)));
        socket.closeHandler(end -> closed = true);
        socket.exceptionHandler(broken -> closed = true);
        var connected = Promise.<WebSocket>promise();
        VERTX.runOnContext(begin -> socket.connect(options).onComplete(connected));
        try {
            connected.future().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TestDesk open(String token) {
        return open(token, "");
    }

    public static TestDesk open(String token, String query) {
        return new TestDesk(options(token, query));
    }

    /** The status of an upgrade that is expected to be refused. */
    static int refusal(@Nullable String token, @Nullable String origin) {
        var options = options(token, "");
        if (origin != null) {
            options.addHeader("Origin", origin);
        }
        try {
            CLIENT.connect(options)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS)
                    .close();
            return 101;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UpgradeRejectedException refused) {
                return refused.getStatus();
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WebSocketConnectOptions options(@Nullable String token, String query) {
        var options = new WebSocketConnectOptions()
                .setHost("localhost")
                .setPort(RestAssured.port)
                .setURI("/desk/socket" + query);
        if (token != null) {
            options.addSubProtocol("bearer-token-carrier");
            options.addSubProtocol(
                    URLEncoder.encode("quarkus-http-upgrade#Authorization#Bearer " + token, StandardCharsets.UTF_8)
                            .replace("+", "%20"));
        }
        return options;
    }

    public void send(String frame) {
        socket.writeTextMessage(frame);
    }

    /** Stops reading, as a browser on a dead line does. */
    void stopReading() {
        socket.pause();
    }

    void readAgain() {
        socket.resume();
    }

    /** Waits for a frame of a type. */
    public JsonObject next(String type) {
        return next(frame -> type.equals(frame.getString("type")));
    }

    public JsonObject next(Predicate<JsonObject> wanted) {
        return await().until(() -> frames.stream().filter(wanted).findFirst().orElse(null), Objects::nonNull);
    }

    public JsonObject answerTo(String ref) {
        return next(frame -> ref.equals(frame.getString("ref")));
    }

    List<JsonObject> frames() {
        return frames;
    }

    public void expectClose(int code) {
        assertThat(closeCode()).isEqualTo(code);
    }

    int closeCode() {
        await().until(() -> closed);
        return socket.closeStatusCode();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        socket.close();
    }
}
