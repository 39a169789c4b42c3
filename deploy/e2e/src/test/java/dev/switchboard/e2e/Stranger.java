package dev.switchboard.e2e;

import dev.switchboard.people.Line;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Somebody at a socket who keeps to no rule: says what it likes and notes what comes back. */
final class Stranger implements Line.Ear {
    private final List<JsonObject> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final CompletableFuture<Line> line = new CompletableFuture<>();

    private Stranger() {}

    static Stranger dial(URI house, String path, @Nullable String token, @Nullable String origin) {
        var stranger = new Stranger();
        Line.dial(house, path, token, origin, stranger)
                .onSuccess(stranger.line::complete)
                .onFailure(stranger.line::completeExceptionally);
        return stranger;
    }

    /** Sends a body of so many bytes, as far as anybody listens; answers the status, or 0 if the line was cut without one. */
    static int posts(URI house, String path, int bytes) throws IOException {
        try (var socket = new Socket(house.getHost(), house.getPort())) {
            var head = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n".formatted(path, bytes);
            socket.setSoTimeout(20_000);
            var listening = socket.getOutputStream();
            listening.write(head.getBytes(StandardCharsets.US_ASCII));
            try {
                for (int sent = 0; sent < bytes; sent += 10_000) {
                    listening.write(new byte[10_000]);
                }
            } catch (IOException cut) {
                // the answer may lie there all the same
            }
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var status = answer.readLine();
            return status == null ? 0 : Integer.parseInt(status.split(" ")[1]);
        } catch (SocketException cut) {
            return 0;
        }
    }

    /** The status of the answer to the upgrade: 101 if it was let in. */
    int upgradeStatus() throws InterruptedException, TimeoutException {
        try {
            line.get(20, TimeUnit.SECONDS).hangUp();
            return 101;
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof UpgradeRejectedException rejected) {
                return rejected.getStatus();
            }
            throw new IllegalStateException("neither let in nor refused", refused);
        }
    }

    Stranger says(String text) throws Exception {
        line.get(20, TimeUnit.SECONDS).sayRaw(text);
        return this;
    }

    int closeCode() throws Exception {
        return ended.get(20, TimeUnit.SECONDS);
    }

    List<JsonObject> frames() {
        return frames;
    }

    void hangUp() throws Exception {
        line.get(20, TimeUnit.SECONDS).hangUp();
    }

    @Override
    public void heard(JsonObject frame) {
        frames.add(frame);
    }

    @Override
    public void ended(int code) {
        ended.complete(code);
    }
}
