package dev.switchboard.gateway.social.meta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.events.Inbound.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a rep reads of a WhatsApp message of whatever kind. What is no text is described in brackets; what can't be shown is said to
 * be there.
 */
final class WhatsAppText {

    private final JsonNode message;
    private final JsonNode errors;
    private final String type;

    /** @param errors of the notification, where the message has none of its own */
    WhatsAppText(JsonNode message, JsonNode errors) {
        this.message = message;
        this.errors = errors;
        this.type = message.path("type").asText("unknown");
    }

    String text() {
        var text = kind();
        if (message.path("context").path("frequently_forwarded").asBoolean()) {
            return "[Forwarded many times] " + text;
        }
        return message.path("context").path("forwarded").asBoolean() ? "[Forwarded] " + text : text;
    }

    private String kind() {
        var body = message.path(type);
        return switch (type) {
            case "text" -> body.path("body").asText() + referral();
            case "image", "video", "document" -> captioned(body);
            case "audio" -> body.path("voice").asBoolean() ? "[Voice message]" : "[Audio]";
            case "sticker" -> body.path("animated").asBoolean() ? "[Animated sticker]" : "[Sticker]";
            case "reaction" -> reaction(body);
            case "location" -> location(body);
            case "contacts" -> contacts(body);
            case "order" -> order(body);
            case "button" -> body.path("text").asText();
            case "interactive" -> interactive(body);
            case "system" -> "[" + body.path("body").asText("Something changed at WhatsApp") + "]";
            default -> unknown();
        };
    }

    private String referral() {
        var headline = message.path("referral").path("headline").asText("");
        return headline.isEmpty() ? "" : "\n[Came from the ad: " + headline + "]";
    }

    private String captioned(JsonNode body) {
        var what = type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
        var file = body.path("filename").asText("");
        var caption = body.path("caption").asText("");
        var label = file.isEmpty() ? "[" + what + "]" : "[" + what + ": " + file + "]";
        return caption.isEmpty() ? label : label + " " + caption;
    }

    private static String reaction(JsonNode body) {
        var emoji = body.path("emoji").asText("");
        return emoji.isEmpty() ? "[Took a reaction back]" : "[Reacted with " + emoji + "]";
    }

    private static String location(JsonNode body) {
        var words = new ArrayList<String>();
        for (var field : List.of("name", "address", "url")) {
            if (body.hasNonNull(field)) {
                words.add(body.path(field).asText());
            }
        }
        words.add(body.path("latitude").asText() + ", " + body.path("longitude").asText());
        return "[Location: " + String.join(", ", words) + "]";
    }

    private static String contacts(JsonNode contacts) {
        var lines = new ArrayList<String>();
        for (var contact : contacts) {
            var name = contact.path("name").path("formatted_name").asText("");
            var numbers = new ArrayList<String>();
            contact.path("phones")
                    .forEach(phone -> numbers.add(phone.path("phone").asText()));
            contact.path("emails")
                    .forEach(email -> numbers.add(email.path("email").asText()));
            lines.add(("[Contact: " + name + " " + String.join(", ", numbers)).strip() + "]");
        }
        return String.join("\n", lines);
    }

    private static String order(JsonNode body) {
        var items = new ArrayList<String>();
        for (var item : body.path("product_items")) {
            items.add("%s × %s at %s %s"
                    .formatted(
                            item.path("quantity").asText(),
                            item.path("product_retailer_id").asText(),
                            item.path("item_price").asText(),
                            item.path("currency").asText()));
        }
        var note = body.path("text").asText("");
        return "[Order: " + String.join(", ", items) + "]" + (note.isEmpty() ? "" : " " + note);
    }

    private String interactive(JsonNode body) {
        var chosen = body.path(body.path("type").asText());
        if (chosen.hasNonNull("title")) {
            var more = chosen.path("description").asText("");
            return chosen.path("title").asText() + (more.isEmpty() ? "" : " (" + more + ")");
        }
        var form = chosen.path("response_json").asText("");
        return form.isEmpty() ? unknown() : "[Form: " + form + "]";
    }

    /** As WhatsApp itself says why. */
    private String unknown() {
        var kind = message.path("unsupported").path("type").asText(type);
        var own = message.path("errors");
        var why = (own.isEmpty() ? errors : own)
                .path(0)
                .path("error_data")
                .path("details")
                .asText("");
        return "[A message that can't be shown here: " + kind + (why.isEmpty() ? "" : "; " + why) + "]";
    }

    /** By name and kind; WhatsApp tells no sizes (0). */
    List<Attachment> attachments() {
        var body = message.path(type);
        if (!body.hasNonNull("mime_type")) {
            return List.of();
        }
        var name = body.path("filename").asText("");
        return List.of(new Attachment(
                name.isBlank() ? type : name,
                body.path("mime_type").asText().lines().collect(Collectors.joining(" ")),
                0));
    }
}
