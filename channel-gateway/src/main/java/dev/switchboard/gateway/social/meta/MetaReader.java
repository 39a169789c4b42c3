package dev.switchboard.gateway.social.meta;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.gateway.social.Reading;

/** Takes a webhook's body apart: it holds entries of one kind of account, each with several changes or messages. */
final class MetaReader {

    private final WhatsAppReader whatsApp;
    private final MessengerReader messenger;

    MetaReader(String workspace) {
        whatsApp = new WhatsAppReader(workspace);
        messenger = new MessengerReader(workspace);
    }

    void read(JsonNode body, Reading reading) {
        var object = Reading.required(body, "object");
        if (!body.path("entry").isArray()) {
            throw new Reading.Misunderstood("entry is missing");
        }
        for (var entry : body.path("entry")) {
            switch (object) {
                case "whatsapp_business_account" -> whatsApp.read(entry, reading);
                case "page" -> messenger.read("messenger", entry, reading);
                case "instagram" -> messenger.read("instagram", entry, reading);
                default -> throw new Reading.Misunderstood("an object that is not read here");
            }
        }
    }
}
