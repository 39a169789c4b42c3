package dev.switchboard.gateway.social.meta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Inbound.Attachment;
import dev.switchboard.events.Inbound.CustomerMessage;
import dev.switchboard.gateway.social.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads entries of a page: Messenger and Instagram speak alike (Messenger Platform, webhook events). A customer's address is the network
 * and the id that the person has for this page; {@code to} is the page's id.
 */
final class MessengerReader {

    private final String workspace;

    MessengerReader(String workspace) {
        this.workspace = workspace;
    }

    void read(String network, JsonNode entry, Reading reading) {
        reading.each(entry.path("messaging"), event -> {
            var message = event.path("message");
            // an echo is our own reply; deliveries and reads are as they should be
            if (message.isObject() && !message.path("is_echo").asBoolean()) {
                reading.add(
                        message(network, event, message.path("mid"), text(message), attachments(message), Map.of()));
            } else if (event.path("postback").isObject()) {
                var postback = event.path("postback");
                var title = postback.path("title").asText("");
                reading.add(message(
                        network,
                        event,
                        postback.path("mid"),
                        title.isEmpty() ? postback.path("payload").asText() : title,
                        List.of(),
                        Map.of("payload", postback.path("payload").asText(""))));
            } else if (event.path("reaction").isObject()) {
                reading.add(reaction(network, event));
            }
        });
    }

    private CustomerMessage message(
            String network,
            JsonNode event,
            JsonNode id,
            String text,
            List<Attachment> attachments,
            Map<String, String> more) {
        var from = Reading.required(event.path("sender"), "id");
        var time = event.path("timestamp").asLong();
        var attributes = new HashMap<>(more);
        attributes.put("network", network);
        return new CustomerMessage(
                workspace,
                Channel.SOCIAL,
                network + ":" + from,
                null,
                Reading.required(event.path("recipient"), "id"),
                // old events have none: who and when is as good
                id.asText("").isBlank() ? network + ":" + from + ":" + time : id.asText(),
                references(event.path("message")),
                null,
                text,
                null,
                attachments,
                attributes,
                Instant.ofEpochMilli(time));
    }

    private CustomerMessage reaction(String network, JsonNode event) {
        var reaction = event.path("reaction");
        var taken = reaction.path("action").asText().equals("unreact");
        var emoji = reaction.path("emoji").asText(reaction.path("reaction").asText());
        var id = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put(
                        "mid",
                        "reaction:" + Reading.required(reaction, "mid") + ":"
                                + event.path("timestamp").asText());
        return message(
                network,
                event,
                id.path("mid"),
                taken ? "[Took a reaction back]" : "[Reacted with " + emoji + "]",
                List.of(),
                Map.of(CustomerMessage.KIND, CustomerMessage.REACTION));
    }

    private static List<String> references(JsonNode message) {
        var answered = message.path("reply_to").path("mid").asText("");
        return answered.isEmpty() ? List.of() : List.of(answered);
    }

    private static String text(JsonNode message) {
        var lines = new ArrayList<String>();
        var text = message.path("text").asText("");
        if (!text.isEmpty()) {
            lines.add(text);
        }
        for (var attachment : message.path("attachments")) {
            var title = attachment.path("payload").path("title").asText("");
            lines.add("[" + attachment.path("type").asText("attachment") + (title.isEmpty() ? "" : ": " + title) + "]");
        }
        return lines.isEmpty() ? "[A message that can't be shown here]" : String.join("\n", lines);
    }

    private static List<Attachment> attachments(JsonNode message) {
        var attachments = new ArrayList<Attachment>();
        message.path("attachments")
                .forEach(each -> attachments.add(new Attachment(
                        each.path("type").asText("attachment"),
                        each.path("type").asText("attachment"),
                        0)));
        return attachments;
    }
}
