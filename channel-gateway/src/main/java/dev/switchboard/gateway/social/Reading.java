package dev.switchboard.gateway.social;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.events.Inbound.CustomerMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What was found in the body of a webhook. A part that can't be understood is kept as it is, and spoils no other. */
public final class Reading {

    private final List<CustomerMessage> messages = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<BadPart> badParts = new ArrayList<>();

    /**
     * A reply of ours that the customer did not get after all.
     *
     * @param reply the provider's id of it
     * @param reason for the rep
     */
    public record Failure(String reply, String reason) {}

    record BadPart(byte[] raw, String reason) {}

    /** It is not what the provider documents. The message tells no personal data. */
    public static final class Misunderstood extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Misunderstood(String reason) {
            super(reason, null, false, false);
        }
    }

    public void add(CustomerMessage message) {
        messages.add(message);
    }

    public void add(Failure failure) {
        failures.add(failure);
    }

    /** Reads each part by itself. */
    public void each(JsonNode parts, Consumer<JsonNode> read) {
        for (var part : parts) {
            try {
                read.accept(part);
            } catch (Misunderstood | IllegalArgumentException bad) {
                badParts.add(new BadPart(
                        part.toString().getBytes(StandardCharsets.UTF_8), String.valueOf(bad.getMessage())));
            }
        }
    }

    /** A text that has to be there. */
    public static String required(JsonNode parent, String field) {
        var value = parent.path(field).asText("");
        if (value.isBlank()) {
            throw new Misunderstood(field + " is missing");
        }
        return value;
    }

    List<CustomerMessage> messages() {
        return messages;
    }

    List<Failure> failures() {
        return failures;
    }

    List<BadPart> badParts() {
        return badParts;
    }
}
