package dev.switchboard.gateway.social.meta;

import dev.switchboard.gateway.delivery.ChannelSender.Undeliverable;
import dev.switchboard.gateway.social.Providers;
import dev.switchboard.gateway.social.SocialSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Meta's Graph API, as far as it sends messages. */
@ApplicationScoped
class Graph {

    private final Providers providers;
    private final SocialSettings settings;

    Graph(Providers providers, SocialSettings settings) {
        this.providers = providers;
        this.settings = settings;
    }

    /**
     * @param account the page or phone number that writes
     * @return Meta's answer, once it has taken the message
     */
    Uni<JsonObject> send(String account, JsonObject message) {
        var meta = settings.meta();
        if (meta.isEmpty()) {
            return Uni.createFrom().failure(new Undeliverable("Meta is not set up here"));
        }
        var address =
                URI.create(meta.get().graph() + "/" + URLEncoder.encode(account, StandardCharsets.UTF_8) + "/messages");
        var request =
                providers.post(address).bearerTokenAuthentication(meta.get().accessToken());
        return providers.send(request, message).map(answer -> {
            if (!answer.isTaken()) {
                throw GraphRefusal.of(answer);
            }
            return answer.body();
        });
    }
}
