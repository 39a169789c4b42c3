package dev.switchboard.gateway.social.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Inbound.Attachment;
import dev.switchboard.events.Inbound.CustomerMessage;
import dev.switchboard.gateway.social.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads an update (Telegram Bot API, Update). A customer's address is {@code telegram:<chat id>}. Groups and channels are no customers and
 * are passed over.
 */
final class TelegramReader {

    static final String PREFIX = "telegram";

    private static final List<String> FILES =
            List.of("photo", "video", "document", "audio", "voice", "video_note", "animation", "sticker");

    private final String workspace;

    TelegramReader(String workspace) {
        this.workspace = workspace;
    }

    void read(JsonNode update, Reading reading) {
        if (!update.path("update_id").isNumber()) {
            throw new Reading.Misunderstood("update_id is missing");
        }
        if (update.path("message").isObject()) {
            add(update.path("message"), "", "", reading);
        } else if (update.path("edited_message").isObject()) {
            var edited = update.path("edited_message");
            add(edited, ":edited:" + edited.path("edit_date").asText(), "[Corrected] ", reading);
        } else if (update.path("callback_query").isObject()) {
            pressed(update.path("callback_query"), reading);
        }
    }

    private void add(JsonNode message, String idSuffix, String before, Reading reading) {
        var chat = message.path("chat");
        if (chat.path("type").asText().equals("private")) {
            var id = Reading.required(chat, "id") + ":" + Reading.required(message, "message_id") + idSuffix;
            reading.add(message(chat, message, id, before + text(message)));
        }
    }

    private void pressed(JsonNode query, Reading reading) {
        var message = query.path("message");
        if (message.path("chat").path("type").asText().equals("private")) {
            reading.add(message(
                    message.path("chat"),
                    query,
                    "query:" + Reading.required(query, "id"),
                    query.path("data").asText()));
        }
    }

    private CustomerMessage message(JsonNode chat, JsonNode message, String id, String text) {
        var answered = message.path("reply_to_message").path("message_id").asText("");
        return new CustomerMessage(
                workspace,
                Channel.SOCIAL,
                PREFIX + ":" + chat.path("id").asText(),
                name(message.path("from")),
                PREFIX,
                PREFIX + ":" + id,
                answered.isEmpty()
                        ? List.of()
                        : List.of(PREFIX + ":" + chat.path("id").asText() + ":" + answered),
                null,
                text,
                null,
                attachments(message),
                Map.of("network", PREFIX),
                message.path("date").isNumber()
                        ? Instant.ofEpochSecond(message.path("date").asLong())
                        : Instant.now());
    }

    private static String name(JsonNode from) {
        var name = Stream.of("first_name", "last_name")
                .map(field -> from.path(field).asText(""))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? from.path("username").asText("Telegram user") : name;
    }

    private static String text(JsonNode message) {
        var text = message.path("text").asText(message.path("caption").asText(""));
        var file = FILES.stream().filter(message::has).findFirst().map(kind -> "[" + kind.replace('_', ' ') + "]");
        if (file.isPresent()) {
            return text.isEmpty() ? file.get() : file.get() + " " + text;
        }
        if (!text.isEmpty()) {
            return text;
        }
        if (message.has("location")) {
            return "[Location: " + message.path("location").path("latitude").asText() + ", "
                    + message.path("location").path("longitude").asText() + "]";
        }
        if (message.has("contact")) {
            return "[Contact: " + message.path("contact").path("first_name").asText() + " "
                    + message.path("contact").path("phone_number").asText() + "]";
        }
        return "[A message that can't be shown here]";
    }

    private static List<Attachment> attachments(JsonNode message) {
        return FILES.stream()
                .filter(message::has)
                .map(kind -> attachment(kind, message.path(kind)))
                .toList();
    }

    /** A photo comes in several sizes, the largest last. */
    private static Attachment attachment(String kind, JsonNode body) {
        var file = body.isArray() ? body.path(body.size() - 1) : body;
        return new Attachment(
                file.path("file_name").asText(kind),
                file.path("mime_type").asText(kind.equals("photo") ? "image/jpeg" : kind),
                file.path("file_size").asLong());
    }
}
