package dev.switchboard.gateway.social.telegram;

import dev.switchboard.gateway.delivery.ChannelSender.Letter;
import dev.switchboard.gateway.delivery.ChannelSender.Undeliverable;
import dev.switchboard.gateway.delivery.Parts;
import dev.switchboard.gateway.social.Providers;
import dev.switchboard.gateway.social.Providers.Answer;
import dev.switchboard.gateway.social.SocialNetwork;
import dev.switchboard.gateway.social.SocialSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Replies of the bot (Telegram Bot API, sendMessage). */
@ApplicationScoped
class TelegramNetwork implements SocialNetwork {

    private static final int LONGEST = 4_096;

    private final Providers providers;
    private final SocialSettings settings;

    TelegramNetwork(Providers providers, SocialSettings settings) {
        this.providers = providers;
        this.settings = settings;
    }

    @Override
    public boolean reaches(String prefix) {
        return prefix.equals(TelegramReader.PREFIX);
    }

    @Override
    public Uni<String> send(Letter letter, String prefix, String to) {
        var telegram = settings.telegram();
        if (telegram.isEmpty()) {
            return Uni.createFrom().failure(new Undeliverable("Telegram is not set up here"));
        }
        var address = URI.create(telegram.get().api() + "/bot" + telegram.get().botToken() + "/sendMessage");
        return Parts.send(
                letter.text(),
                LONGEST,
                part -> providers
                        .send(
                                providers.post(address),
                                new JsonObject().put("chat_id", to).put("text", part))
                        .map(answer -> id(answer, to)));
    }

    private static String id(Answer answer, String to) {
        if (answer.isTaken() && answer.body().getBoolean("ok", false)) {
            return TelegramReader.PREFIX + ":" + to + ":"
                    + answer.body().getJsonObject("result").getLong("message_id");
        }
        // whoever has blocked the bot stays away; 401 and 404 speak of the bot's own token
        if (answer.status() == 403) {
            throw new Undeliverable("the customer does not take messages of this bot any more");
        }
        throw answer.status() == 404
                ? new Providers.TryAgain("Telegram does not know this bot")
                : answer.failure("Telegram", "");
    }
}
