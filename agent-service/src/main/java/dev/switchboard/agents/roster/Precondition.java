package dev.switchboard.agents.roster;

import dev.switchboard.agents.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a writer believes to find, so that two administrators do not overwrite each other: {@code If-Match: "3"} that version,
 * {@code If-None-Match: *} nothing yet; neither: whatever is there.
 */
record Precondition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {

    /** @param current the version that is there, null for nothing */
    void check(@Nullable Long current) {
        if (current != null && "*".equals(ifNoneMatch)) {
            throw Refusal.versionConflict(current);
        }
        if (ifMatch == null || "*".equals(ifMatch)) {
            return;
        }
        if (current == null) {
            throw Refusal.of(412, "version.conflict", "there is nothing of that name any more");
        }
        if (!ifMatch.replace("W/", "").replace("\"", "").equals(current.toString())) {
            throw Refusal.versionConflict(current);
        }
    }
}
