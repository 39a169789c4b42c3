package dev.switchboard.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A house whose sockets speak first, as all of Switchboard's do. */
class LineTest {
    private static final int CALLERS = 4;
    private static final int CALLS = 300;

    private HttpServer server;
    private URI house;

    @BeforeEach
    void open() throws Exception {
        server = Line.VERTX
                .createHttpServer()
                .webSocketHandler(socket -> socket.writeTextMessage(
                        new JsonObject().put("type", "hello").encode()))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        house = URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @AfterEach
    void close() throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Callers wait without rest, so that each is held up now and then between dialling and listening. */
    @Test
    void theFirstFrameIsHeardWhoeverDials() throws Exception {
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var calls = IntStream.range(0, CALLERS * CALLS)
                    .mapToObj(call -> CompletableFuture.supplyAsync(this::firstFrame, callers))
                    .toList();
            for (var call : calls) {
                assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo("hello");
            }
        }
    }

    private String firstFrame() {
        var first = new CompletableFuture<String>();
        var line = Line.dial(house, "/", null, new Line.Ear() {
            @Override
            public void heard(JsonObject frame) {
                first.complete(frame.getString("type"));
            }

            @Override
            public void ended(int code) {
                first.complete("ended with " + code);
            }
        });
        try {
            var waiting = first.completeOnTimeout("nothing", 10, TimeUnit.SECONDS);
            while (!waiting.isDone()) {
                Thread.onSpinWait();
            }
            return waiting.join();
        } finally {
            line.onSuccess(Line::hangUp);
        }
    }
}
