package dev.switchboard.gateway.social.meta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.gateway.social.Reading;
import java.util.function.Consumer;

/** Takes a webhook's body apart: it holds entries of one kind of account, each with several changes or messages. */
final class MetaReader {

    private final WhatsAppReader whatsApp;
    private final MessengerReader messenger;

    MetaReader(String workspace) {
        whatsApp = new WhatsAppReader(workspace);
        messenger = new MessengerReader(workspace);
    }

    void read(JsonNode body, Reading reading) {
        Consumer<JsonNode> reader = switch (Reading.required(body, "object")) {
            case "whatsapp_business_account" -> entry -> whatsApp.read(entry, reading);
            case "page" -> entry -> messenger.read("messenger", entry, reading);
            case "instagram" -> entry -> messenger.read("instagram", entry, reading);
            default -> throw new Reading.Misunderstood("an object that is not read here");
        };
        if (!body.path("entry").isArray()) {
            throw new Reading.Misunderstood("entry is missing");
        }
        body.path("entry").forEach(reader);
    }
}
