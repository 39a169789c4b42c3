package dev.switchboard.gateway.intake;

import dev.switchboard.events.Origin;
import java.util.HashMap;
import java.util.Map;

/** Which calls have ended, by their conversations, and where in the log that was told first. One batch, one thread. */
final class CallEndings {

    private final Map<String, Origin> all;
    private final Map<String, Origin> fresh = new HashMap<>();

    /** @param known from former batches */
    CallEndings(Map<String, Origin> known) {
        all = new HashMap<>(known);
    }

    /** @return whether the record that stands there is the first to tell of it */
    boolean ended(String conversation, Origin at) {
        var first = all.putIfAbsent(conversation, at);
        if (first == null) {
            fresh.put(conversation, at);
        }
        return first == null || first.equals(at);
    }

    /** Whether the end was told before a record that stands there. */
    boolean hadEnded(String conversation, Origin at) {
        var end = all.get(conversation);
        return end != null && end.source().equals(at.source()) && end.position() < at.position();
    }

    /** Those that were not known before. */
    Map<String, Origin> fresh() {
        return fresh;
    }
}
