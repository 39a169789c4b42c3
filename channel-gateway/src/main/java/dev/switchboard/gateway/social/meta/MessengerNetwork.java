package dev.switchboard.gateway.social.meta;

import dev.switchboard.gateway.delivery.ChannelSender.Letter;
import dev.switchboard.gateway.delivery.ChannelSender.Undeliverable;
import dev.switchboard.gateway.delivery.Parts;
import dev.switchboard.gateway.social.SocialNetwork;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** Replies on Messenger and Instagram, from the page that the customer wrote to. */
@ApplicationScoped
class MessengerNetwork implements SocialNetwork {

    /** Characters of a text; Instagram takes 1,000 bytes. */
    private static final int LONGEST = 2_000;

    private static final int LONGEST_ON_INSTAGRAM = 250;

    private final Graph graph;

    MessengerNetwork(Graph graph) {
        this.graph = graph;
    }

    @Override
    public boolean reaches(String prefix) {
        return prefix.equals("messenger") || prefix.equals("instagram");
    }

    @Override
    public Uni<String> send(Letter letter, String prefix, String to) {
        var from = letter.from();
        if (from == null) {
            return Uni.createFrom().failure(new Undeliverable("it is not known which page the customer wrote to"));
        }
        return Parts.send(
                letter.text(),
                prefix.equals("instagram") ? LONGEST_ON_INSTAGRAM : LONGEST,
                part -> graph.send(from, message(to, part)).map(answer -> answer.getString("message_id")));
    }

    private static JsonObject message(String to, String text) {
        return new JsonObject()
                .put("recipient", new JsonObject().put("id", to))
                .put("messaging_type", "RESPONSE")
                .put("message", new JsonObject().put("text", text));
    }
}
