package dev.switchboard.people;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** HTTP to the entrance of a house, with a sign-in or without. Blocking, bounded by 30 seconds, safe for any thread. */
public final class Http {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final URI house;
    private final @Nullable String token;

    public Http(URI house) {
        this(house, null);
    }

    private Http(URI house, @Nullable String token) {
        this.house = house;
        this.token = token;
    }

    /** The same house, seen by whoever holds the token. */
    public Http as(String bearer) {
        return new Http(house, bearer);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, JsonObject body) {
        return send("POST", path, "application/json", body.encode());
    }

    public Answer put(String path, JsonObject body) {
        return send("PUT", path, "application/json", body.encode());
    }

    public Answer send(String method, String path, String type, String body) {
        return send(
                request(path).header("Content-Type", type).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(house.resolve(path)).timeout(PATIENCE);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        var built = request.build();
        try {
            var response = CLIENT.send(built, HttpResponse.BodyHandlers.ofString());
            return new Answer(built.method() + " " + built.uri().getPath(), response.statusCode(), response.body());
        } catch (IOException unreachable) {
            throw new Unreachable(built.uri(), unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + built.uri(), interrupted);
        }
    }

    /** What came back, whatever its status. */
    public record Answer(String request, int status, String body) {

        public JsonObject json() {
            return new JsonObject(body);
        }

        /** @throws IllegalStateException with what came instead, unless the status is a success */
        public Answer orThrow() {
            if (status / 100 != 2) {
                throw new IllegalStateException(request + " answered " + status + ": " + body);
            }
            return this;
        }
    }

    /** Nobody answered at all. */
    public static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreachable(URI address, IOException cause) {
            super("no answer from " + address, cause);
        }
    }
}
