package dev.switchboard.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All conversations that the demo knows. Immutable. */
final class Scripts {
    private static final String RESOURCE = "/demo/scripts.json";
    /** So much of an opening tells it from every other, also where a desk shows only its beginning. */
    private static final int TELLING = 30;

    private final List<Script> all;

    private Scripts(List<Script> all) {
        this.all = all;
    }

    static Scripts load() {
        try (var text = Scripts.class.getResourceAsStream(RESOURCE)) {
            if (text == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            var scripts = new JsonArray(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            return new Scripts(
                    scripts.stream().map(script -> read((JsonObject) script)).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Script> all() {
        return all;
    }

    /** Any that people bring up on this channel. */
    Script any(String channel, Draw draw) {
        return draw.one(all.stream().filter(script -> script.fits(channel)).toList());
    }

    /**
     * The conversation that a customer has opened; none if a person of flesh and blood wrote to us.
     *
     * @param subject of a mail, else empty
     * @param words the beginning of what they wrote
     */
    Optional<Script> about(String subject, String words) {
        return all.stream()
                .filter(script -> script.subject().equals(subject) || isOpening(script, words))
                .findFirst();
    }

    private static boolean isOpening(Script script, String words) {
        return script.opening()
                .regionMatches(0, words, 0, Math.min(TELLING, script.opening().length()));
    }

    private static Script read(JsonObject script) {
        var tier = script.getString("tier");
        return new Script(
                script.getString("intent"),
                script.getString("subject"),
                strings(script.getJsonArray("says")),
                strings(script.getJsonArray("answers")),
                script.getString("outcome"),
                Set.copyOf(strings(script.getJsonArray("channels", new JsonArray()))),
                tier == null ? Map.of() : Map.of("tier", tier));
    }

    private static List<String> strings(JsonArray array) {
        return array.stream().map(String::valueOf).collect(Collectors.toUnmodifiableList());
    }
}
