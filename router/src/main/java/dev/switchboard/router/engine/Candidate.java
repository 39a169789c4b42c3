package dev.switchboard.router.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent who may have a contact or not.
 *
 * @param until when the verdict may change by itself: the end of a cool-down; null if time alone changes nothing
 * @param lacks the skills that the agent lacks, for {@link Verdict#SKILL}
 */
public record Candidate(
        String agent,
        String name,
        @Nullable String team,
        Verdict verdict,
        @Nullable Instant until,
        List<Lack> lacks) {

    /**
     * @param has the agent's level, 0 for none
     * @param asked the level that is asked
     */
    public record Lack(String skill, int has, int asked) {}
}
