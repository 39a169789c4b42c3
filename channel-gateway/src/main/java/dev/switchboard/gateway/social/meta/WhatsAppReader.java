package dev.switchboard.gateway.social.meta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Inbound.CustomerMessage;
import dev.switchboard.gateway.conversation.PhoneNumbers;
import dev.switchboard.gateway.social.Reading;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries of a WhatsApp business account (Cloud API, webhooks reference): messages, and what became of ours. A customer's
 * address is {@code whatsapp:+<number>}, or {@code whatsapp:<user id>} of somebody who hides the number; {@code to} is our phone number id.
 */
final class WhatsAppReader {

    private final String workspace;

    WhatsAppReader(String workspace) {
        this.workspace = workspace;
    }

    void read(JsonNode entry, Reading reading) {
        for (var change : entry.path("changes")) {
            // other fields tell of the account, not of customers
            if (change.path("field").asText().equals("messages")) {
                var value = change.path("value");
                reading.each(value.path("messages"), message -> reading.add(message(message, value)));
                reading.each(value.path("statuses"), status -> status(status, reading));
            }
        }
    }

    private CustomerMessage message(JsonNode message, JsonNode value) {
        var from = from(message);
        var text = new WhatsAppText(message, value.path("errors"));
        return new CustomerMessage(
                workspace,
                Channel.SOCIAL,
                address(from),
                name(value, from),
                Reading.required(value.path("metadata"), "phone_number_id"),
                Reading.required(message, "id"),
                references(message),
                null,
                text.text(),
                null,
                text.attachments(),
                attributes(message, value),
                at(message));
    }

    private static String from(JsonNode message) {
        var number = message.path("from").asText("");
        return number.isBlank() ? Reading.required(message, "from_user_id") : number;
    }

    private static String address(String from) {
        return WhatsAppNetwork.PREFIX + ":" + PhoneNumbers.ofDigits(from).orElse(from);
    }

    private static @Nullable String name(JsonNode value, String from) {
        for (var contact : value.path("contacts")) {
            if (from.equals(contact.path("wa_id").asText())
                    || from.equals(contact.path("user_id").asText())) {
                var name = contact.path("profile").path("name").asText("");
                return name.isBlank() ? null : name;
            }
        }
        return null;
    }

    private static List<String> references(JsonNode message) {
        var answered = message.path("context").path("id").asText("");
        return answered.isEmpty() ? List.of() : List.of(answered);
    }

    private static Map<String, String> attributes(JsonNode message, JsonNode value) {
        var attributes = new HashMap<String, String>();
        attributes.put("network", WhatsAppNetwork.PREFIX);
        attributes.put(
                "number", value.path("metadata").path("display_phone_number").asText(""));
        if (message.path("type").asText().equals("reaction")) {
            attributes.put(CustomerMessage.KIND, CustomerMessage.REACTION);
        }
        var ad = message.path("referral").path("headline").asText("");
        if (!ad.isEmpty()) {
            attributes.put("ad", ad);
        }
        return attributes;
    }

    private static Instant at(JsonNode message) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(Reading.required(message, "timestamp")));
        } catch (NumberFormatException | DateTimeException noTime) {
            throw new Reading.Misunderstood("timestamp is no number of seconds");
        }
    }

    /** Sent, delivered, read and played are as they should be. */
    private static void status(JsonNode status, Reading reading) {
        var id = Reading.required(status, "id");
        if (Reading.required(status, "status").equals("failed")) {
            reading.add(new Reading.Failure(
                    id,
                    GraphRefusal.reason(
                            status.path("errors").path(0).path("code").asInt())));
        }
    }
}
