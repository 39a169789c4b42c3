package dev.switchboard.gateway.social.meta;

import dev.switchboard.gateway.delivery.ChannelSender.Letter;
import dev.switchboard.gateway.delivery.ChannelSender.Undeliverable;
import dev.switchboard.gateway.delivery.Parts;
import dev.switchboard.gateway.social.SocialNetwork;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** Replies on WhatsApp, from the number that the customer wrote to. */
@ApplicationScoped
class WhatsAppNetwork implements SocialNetwork {

    static final String PREFIX = "whatsapp";
    /** Characters of a text message. */
    private static final int LONGEST = 4_096;

    private final Graph graph;

    WhatsAppNetwork(Graph graph) {
        this.graph = graph;
    }

    @Override
    public boolean reaches(String prefix) {
        return prefix.equals(PREFIX);
    }

    @Override
    public Uni<String> send(Letter letter, String prefix, String to) {
        var from = letter.from();
        if (from == null) {
            return Uni.createFrom().failure(new Undeliverable("it is not known which number the customer wrote to"));
        }
        return Parts.send(
                letter.text(),
                LONGEST,
                part -> graph.send(from, message(to, part))
                        .map(answer ->
                                answer.getJsonArray("messages").getJsonObject(0).getString("id")));
    }

    private static JsonObject message(String to, String text) {
        var message = new JsonObject()
                .put("messaging_product", PREFIX)
                .put("recipient_type", "individual")
                .put("type", "text")
                .put("text", new JsonObject().put("preview_url", false).put("body", text));
        return to.startsWith("+") ? message.put("to", to.substring(1)) : message.put("recipient", to);
    }
}
