package dev.switchboard.gateway.social;

import dev.switchboard.gateway.delivery.ChannelSender.Undeliverable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** HTTP to providers, one try each, bounded in time. Never blocks. */
@ApplicationScoped
public class Providers {

    private final WebClient client;
    private final SocialSettings settings;

    Providers(Vertx vertx, SocialSettings settings) {
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setUserAgent("Switchboard")
                        .setConnectTimeout(5_000)
                        .setMaxPoolSize(32));
        this.settings = settings;
    }

    public HttpRequest<Buffer> post(URI address) {
        return client.postAbs(address.toString()).timeout(settings.patience().toMillis());
    }

    /** What the provider answered, whatever its status. */
    public Uni<Answer> send(HttpRequest<Buffer> request, JsonObject body) {
        return request.sendJsonObject(body).map(Answer::of);
    }

    public Uni<Answer> send(HttpRequest<Buffer> request, byte[] body) {
        return request.sendBuffer(Buffer.buffer(body)).map(Answer::of);
    }

    /** @param body empty where it is no JSON object */
    public record Answer(int status, JsonObject body) {

        static Answer of(HttpResponse<Buffer> response) {
            try {
                var body = response.bodyAsJsonObject();
                return new Answer(response.statusCode(), body == null ? new JsonObject() : body);
            } catch (RuntimeException noJson) {
                return new Answer(response.statusCode(), new JsonObject());
            }
        }

        public boolean isTaken() {
            return status / 100 == 2;
        }

        /** Whether another try is useless: the request itself is at fault, not our sign-in, our pace or the provider's health. */
        public boolean isFinal() {
            return switch (status) {
                case 401, 403, 408, 425, 429 -> false;
                default -> status / 100 == 4;
            };
        }

        /** The failure that this answer means. */
        public RuntimeException failure(String provider, String detail) {
            var reason = detail.isEmpty() ? provider + " answered " + status : provider + " refused it: " + detail;
            return isFinal() ? new Undeliverable(reason) : new TryAgain(reason);
        }
    }

    /** The provider may take it later. */
    public static final class TryAgain extends RuntimeException {
        private static final long serialVersionUID = 1;

        public TryAgain(String reason) {
            super(reason);
        }
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
