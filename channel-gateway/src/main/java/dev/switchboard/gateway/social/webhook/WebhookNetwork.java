package dev.switchboard.gateway.social.webhook;

import dev.switchboard.gateway.delivery.ChannelSender.Letter;
import dev.switchboard.gateway.delivery.ChannelSender.Undeliverable;
import dev.switchboard.gateway.social.Providers;
import dev.switchboard.gateway.social.SocialNetwork;
import dev.switchboard.gateway.social.SocialSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Replies to where a webhook wants them, signed as it signs itself. */
@ApplicationScoped
class WebhookNetwork implements SocialNetwork {

    private final Providers providers;
    private final SocialSettings settings;

    WebhookNetwork(Providers providers, SocialSettings settings) {
        this.providers = providers;
        this.settings = settings;
    }

    @Override
    public boolean reaches(String prefix) {
        return settings.webhook().containsKey(prefix);
    }

    @Override
    public Uni<String> send(Letter letter, String prefix, String to) {
        var webhook = settings.webhook().get(prefix);
        if (webhook == null || webhook.replyUrl().isEmpty()) {
            return Uni.createFrom().failure(new Undeliverable("the webhook " + prefix + " takes no replies"));
        }
        var body = new JsonObject()
                .put("id", letter.message())
                .put("to", to)
                .put("conversation", letter.conversation())
                .put("name", letter.agentName())
                .put("text", letter.text())
                .encode()
                .getBytes(StandardCharsets.UTF_8);
        var time = Long.toString(Instant.now().getEpochSecond());
        var request = providers
                .post(webhook.replyUrl().get())
                .putHeader("Content-Type", "application/json")
                .putHeader(Stamp.TIME, time)
                .putHeader(Stamp.SIGNATURE, new Stamp(webhook.secret()).sign(time, body));
        return providers.send(request, body).map(answer -> {
            if (!answer.isTaken()) {
                throw answer.failure("the webhook " + prefix, "");
            }
            return prefix + ":" + answer.body().getString("id", letter.message());
        });
    }
}
