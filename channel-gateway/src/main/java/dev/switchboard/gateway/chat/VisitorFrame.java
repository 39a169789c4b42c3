package dev.switchboard.gateway.chat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a visitor's client may send. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = VisitorFrame.Say.class, name = "say"),
    @JsonSubTypes.Type(value = VisitorFrame.End.class, name = "end"),
    @JsonSubTypes.Type(value = VisitorFrame.Ping.class, name = "ping")
})
sealed interface VisitorFrame {

    /**
     * @param id chosen by the client: said again under the same id, nothing changes
     * @param attributes for routing, such as the topic
     */
    record Say(
            @Nullable String id,
            @Nullable String text,
            @Nullable String subject,
            @Nullable String name,
            @Nullable Map<String, String> attributes)
            implements VisitorFrame {

        private static final int LONGEST_TEXT = 4_000;
        private static final int LONGEST_LABEL = 200;
        private static final int MOST_ATTRIBUTES = 10;

        /** The first field that can't be taken, if one can't. */
        @Nullable
        String wrongField() {
            if (id == null || !sane(id, 64)) {
                return "id";
            }
            if (text == null || text.isBlank() || !sane(text, LONGEST_TEXT)) {
                return "text";
            }
            if (!saneOrNone(subject)) {
                return "subject";
            }
            if (!saneOrNone(name)) {
                return "name";
            }
            return saneAttributes() ? null : "attributes";
        }

        private boolean saneAttributes() {
            return attributes == null
                    || (attributes.size() <= MOST_ATTRIBUTES
                            && attributes.entrySet().stream()
                                    .allMatch(entry -> sane(entry.getKey(), 50)
                                            && entry.getValue() != null
                                            && sane(entry.getValue(), LONGEST_LABEL)));
        }

        private static boolean saneOrNone(@Nullable String label) {
            return label == null || sane(label, LONGEST_LABEL);
        }

        /** Short enough, and storable: no NUL, no half of a surrogate pair. */
        private static boolean sane(String value, int longest) {
            return !value.isEmpty()
                    && value.length() <= longest
                    && value.indexOf('\0') < 0
                    && StandardCharsets.UTF_8.newEncoder().canEncode(value);
        }
    }

    record End() implements VisitorFrame {}

    record Ping() implements VisitorFrame {}
}
