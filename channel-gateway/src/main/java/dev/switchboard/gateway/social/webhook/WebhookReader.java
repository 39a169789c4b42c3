package dev.switchboard.gateway.social.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Inbound.Attachment;
import dev.switchboard.events.Inbound.CustomerMessage;
import dev.switchboard.gateway.social.Reading;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code {id, from: {id, name?}, text, to?, subject?, at?, answers?, attachments?, attributes?}}, as docs/webhooks.md has it. */
final class WebhookReader {

    private static final int LONGEST_TEXT = 50_000;
    private static final int LONGEST_ID = 200;
    private static final int MOST_ATTRIBUTES = 50;

    private final String workspace;
    private final String name;

    WebhookReader(String workspace, String name) {
        this.workspace = workspace;
        this.name = name;
    }

    void read(JsonNode body, Reading reading) {
        var from = body.path("from");
        var answers = orNull(body, "answers");
        reading.add(new CustomerMessage(
                workspace,
                Channel.SOCIAL,
                name + ":" + id(from, "id"),
                orNull(from, "name"),
                body.path("to").asText(name),
                name + ":" + id(body, "id"),
                answers == null ? List.of() : List.of(name + ":" + answers),
                orNull(body, "subject"),
                text(body),
                null,
                attachments(body),
                attributes(body),
                at(body)));
    }

    private static String id(JsonNode parent, String field) {
        var id = Reading.required(parent, field);
        if (id.length() > LONGEST_ID) {
            throw new Reading.Misunderstood(field + " is longer than " + LONGEST_ID + " characters");
        }
        return id;
    }

    private static String text(JsonNode body) {
        var text = Reading.required(body, "text");
        if (text.length() > LONGEST_TEXT) {
            throw new Reading.Misunderstood("text is longer than " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static @Nullable String orNull(JsonNode parent, String field) {
        var text = parent.path(field).asText("");
        return text.isBlank() ? null : text;
    }

    private static List<Attachment> attachments(JsonNode body) {
        var attachments = new ArrayList<Attachment>();
        body.path("attachments")
                .forEach(each -> attachments.add(new Attachment(
                        Reading.required(each, "name"),
                        Reading.required(each, "type"),
                        each.path("size").asLong())));
        return attachments;
    }

    private Map<String, String> attributes(JsonNode body) {
        var attributes = new HashMap<String, String>();
        for (var each : body.path("attributes").properties()) {
            attributes.put(each.getKey(), each.getValue().asText());
        }
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw new Reading.Misunderstood("there are more than " + MOST_ATTRIBUTES + " attributes");
        }
        attributes.put("network", name);
        return attributes;
    }

    private static Instant at(JsonNode body) {
        var at = orNull(body, "at");
        try {
            return at == null ? Instant.now() : Instant.parse(at);
        } catch (DateTimeParseException noTime) {
            throw new Reading.Misunderstood("at is no instant");
        }
    }
}
