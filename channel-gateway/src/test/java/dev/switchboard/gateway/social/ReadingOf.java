package dev.switchboard.gateway.social;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.events.Inbound.CustomerMessage;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a reader finds in a body, for tests of readers. */
public final class ReadingOf {

    private final Reading reading = new Reading();

    public ReadingOf(JsonNode body, BiConsumer<JsonNode, Reading> read) {
        read.accept(body, reading);
    }

    public List<String> texts() {
        return reading.messages().stream().map(CustomerMessage::text).toList();
    }

    public List<String> addresses() {
        return reading.messages().stream().map(CustomerMessage::address).toList();
    }

    public List<@Nullable String> names() {
        return reading.messages().stream().map(CustomerMessage::name).toList();
    }

    public int badParts() {
        return reading.badParts().size();
    }

    public List<String> failures() {
        return reading.failures().stream()
                .map(failure -> failure.reply() + ": " + failure.reason())
                .toList();
    }
}
