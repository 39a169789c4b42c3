package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceTest {
    private static final int PORT = Ports.free();
    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Entrance entrance;

    @BeforeAll
    static void open() throws Exception {
        entrance = Entrance.open(
                PORT,
                Map.of(
                        "agent-service", service("agent-service"),
                        "channel-gateway", service("channel-gateway"),
                        "analytics-service", service("analytics-service"),
                        "router", SocketAddress.inetSocketAddress(Ports.free(), "127.0.0.1")));
    }

    @AfterAll
    static void close() throws Exception {
        entrance.close();
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({
        "/, agent-service",
        "/index.html, agent-service",
        "/chatter, agent-service",
        "/api/agents, agent-service",
        "/api/conversations/7?limit=3, channel-gateway",
        "/api/customers, channel-gateway",
        "/api/analytics/live/stream, analytics-service",
        "/api/chat/tokens, channel-gateway",
        "/chat/demo, channel-gateway"
    })
    void thePathNamesTheService(String path, String service) throws Exception {
        var seen = new JsonObject(get(path).body());

        assertThat(seen.getString("service")).isEqualTo(service);
        assertThat(seen.getString("uri")).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/q", "/q/health", "/q/metrics", "/%71/health", "//q/health", "/chat/../q/health", "/x/%2e%2e/q"
            })
    void noSpellingLeadsToHealthAndMetrics(String path) throws Exception {
        var answer = rawGet(path);

        assertThat(answer).startsWith("HTTP/1.1 404").contains("application/problem+json");
    }

    @Test
    void theDescriptionOfAnApiHasAPathOfItsOwn() throws Exception {
        var seen = new JsonObject(get("/api/docs/channel-gateway").body());

        assertThat(seen.getString("service")).isEqualTo("channel-gateway");
        assertThat(seen.getString("uri")).isEqualTo("/q/openapi");
    }

    @Test
    void theHostStaysAndNobodyOutsideSaysWhoAsked() throws Exception {
        var answer = HTTP.send(
                request("/api/agents")
                        .header("X-Forwarded-For", "6.6.6.6")
                        .header("X-Forwarded-Host", "evil.example")
                        .header("Forwarded", "for=6.6.6.6")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var headers = new JsonObject(answer.body()).getJsonObject("headers");

        assertThat(headers.getString("host")).isEqualTo("localhost:" + PORT);
        assertThat(headers.getString("x-forwarded-host")).isEqualTo("localhost:" + PORT);
        assertThat(headers.getString("x-forwarded-proto")).isEqualTo("http");
        assertThat(headers.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(headers.containsKey("forwarded")).isFalse();
    }

    @Test
    void aBodyArrivesWhole() throws Exception {
        var body = "0123456789".repeat(100_000);
        var answer = HTTP.send(
                request("/api/chat/echo")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void aServiceThatIsDownIsToBeTriedAgain() throws Exception {
        var answer = get("/api/routing/plan");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new JsonObject(answer.body()).getString("detail")).contains("router");
    }

    @Test
    void aWebSocketGoesThroughWithItsHost() throws Exception {
        var answers = new Answers();
        var socket = HTTP.newWebSocketBuilder()
                .header("Origin", "http://localhost:" + PORT)
                .buildAsync(URI.create("ws://localhost:" + PORT + "/chat/socket"), answers)
                .get(10, TimeUnit.SECONDS);
        socket.sendText("hello", true).get(10, TimeUnit.SECONDS);

        assertThat(answers.first.get(10, TimeUnit.SECONDS))
                .isEqualTo("channel-gateway localhost:%d http://localhost:%d hello".formatted(PORT, PORT));
        socket.abort();
    }

    /** A service may speak first; connections that other requests left open take part. */
    @Test
    void nothingIsLostThatAServiceSaysAtOnce() throws Exception {
        for (int round = 0; round < 50; round++) {
            var pages = Stream.generate(EntranceTest::askForAPage).limit(8).toList();
            for (var page : pages) {
                page.get(10, TimeUnit.SECONDS);
            }
            var greetings =
                    Stream.generate(EntranceTest::dialAndListen).limit(8).toList();
            for (var greeting : greetings) {
                assertThat(greeting.get(10, TimeUnit.SECONDS)).isEqualTo("welcome");
            }
        }
    }

    private static CompletableFuture<?> askForAPage() {
        return HTTP.sendAsync(request("/chat/demo").build(), HttpResponse.BodyHandlers.ofString());
    }

    private static CompletableFuture<String> dialAndListen() {
        var answers = new Answers();
        return HTTP.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + PORT + "/chat/greeting"), answers)
                .thenCompose(socket -> answers.first.whenComplete((heard, late) -> socket.abort()));
    }

    /** A small service that tells what it was asked. */
    private static SocketAddress service(String name) throws InterruptedException, ExecutionException {
        var server = VERTX.createHttpServer()
                .webSocketHandler(socket -> echo(name, socket))
                .requestHandler(request -> tell(name, request))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        return SocketAddress.inetSocketAddress(server.actualPort(), "127.0.0.1");
    }

    private static void echo(String name, ServerWebSocket socket) {
        if (socket.path().endsWith("/greeting")) {
            socket.writeTextMessage("welcome");
            return;
        }
        var headers = socket.headers();
        socket.textMessageHandler(text ->
                socket.writeTextMessage(name + " " + headers.get("Host") + " " + headers.get("Origin") + " " + text));
    }

    private static void tell(String name, HttpServerRequest request) {
        if (request.path().endsWith("/echo")) {
            request.body().onSuccess(body -> request.response().end(body));
            return;
        }
        var headers = new JsonObject();
        request.headers().forEach((key, value) -> headers.put(key.toLowerCase(java.util.Locale.ROOT), value));
        request.response()
                .end(new JsonObject()
                        .put("service", name)
                        .put("uri", request.uri())
                        .put("headers", headers)
                        .encode());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + path));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** As nobody's HTTP client would write it. */
    private static String rawGet(String path) throws IOException {
        try (var socket = new java.net.Socket("127.0.0.1", PORT)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static final class Answers implements WebSocket.Listener {
        private final CompletableFuture<String> first = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            first.complete(text.toString());
            return null;
        }
    }
}
