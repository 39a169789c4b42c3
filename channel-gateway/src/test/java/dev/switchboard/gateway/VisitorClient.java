package dev.switchboard.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A visitor's browser as far as the socket sees it: the JDK's own client. */
public final class VisitorClient implements WebSocket.Listener, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    public volatile int closeCode;
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private VisitorClient(String token, long after, String origin) {
        var builder = HTTP.newWebSocketBuilder()
                .subprotocols(
                        "bearer-token-carrier",
                        URLEncoder.encode("quarkus-http-upgrade#Authorization#Bearer " + token, UTF_8)
                                .replace("+", "%20"));
        if (origin != null) {
            builder.header("Origin", origin);
        }
        socket = builder.buildAsync(
                        URI.create("ws://localhost:" + RestAssured.port + "/chat/socket?after=" + after), this)
                .orTimeout(15, TimeUnit.SECONDS)
                .join();
    }

    public record Visitor(String token, String visitor) {}

    public static Visitor newVisitor() {
        return RestAssured.given()
                .contentType("application/json")
                .body("{\"workspace\":\"main\"}")
                .post("/api/chat/visitors")
                .then()
                .statusCode(200)
                .extract()
                .as(Visitor.class);
    }

    public static VisitorClient open(String token, long after) {
        return new VisitorClient(token, after, null);
    }

    public static VisitorClient open(String token, long after, String origin) {
        return new VisitorClient(token, after, origin);
    }

    public void say(String id, String text) {
        send("{\"type\":\"say\",\"id\":\"%s\",\"text\":\"%s\",\"attributes\":{\"topic\":\"billing\"}}"
                .formatted(id, text));
    }

    public void send(String frame) {
        socket.sendText(frame, true).orTimeout(15, TimeUnit.SECONDS).join();
    }

    public JsonNode await(String type) {
        return await(type, frame -> true);
    }

    public JsonNode await(String type, Predicate<JsonNode> wanted) {
        Predicate<JsonNode> fits = frame -> frame.path("type").asText().equals(type) && wanted.test(frame);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> frames.stream().anyMatch(fits));
        return frames.stream().filter(fits).findFirst().orElseThrow();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                frames.add(JSON.readTree(partial.toString()));
            } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
                throw new IllegalStateException(broken);
            }
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeCode = statusCode;
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
