package dev.switchboard.e2e;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** What happened to a contact, as the REST API tells it. */
record Story(JsonObject json) {

    List<String> kinds() {
        return entries().stream().map(entry -> entry.getString("kind")).toList();
    }

    /** What the first entry of a kind says, by its own names. */
    JsonObject facts(String kind) {
        return entries().stream()
                .filter(entry -> entry.getString("kind").equals(kind))
                .map(entry -> entry.getJsonObject("facts"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + kinds()));
    }

    List<String> sentences() {
        return entries().stream().map(entry -> entry.getString("sentence")).toList();
    }

    boolean isOver() {
        return kinds().contains("closed");
    }

    private List<JsonObject> entries() {
        return json.getJsonArray("story").stream().map(JsonObject.class::cast).toList();
    }
}
