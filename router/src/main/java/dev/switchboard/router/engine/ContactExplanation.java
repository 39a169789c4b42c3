package dev.switchboard.router.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why an open contact is where it is: what is asked for it now, who could have it and who not, and what happens next.
 *
 * @param queueName null while it has no queue
 * @param asked what an agent needs by now, either of these; empty where only managers may have it
 * @param managers who may have it as managers
 * @param expectation null for a contact that stands in no line
 * @param counts how many agents there are of each verdict
 * @param candidates the nearest to it first, as many as were wanted
 * @param next in the order of time
 */
public record ContactExplanation(
        ContactView contact,
        @Nullable String queueName,
        List<Asks> asked,
        Set<String> managers,
        @Nullable Expectation expectation,
        Map<Verdict, Integer> counts,
        List<Candidate> candidates,
        List<Upcoming> next) {

    /**
     * @param teams null for every team
     * @param skills minimum level by skill
     * @param anyOf of each group one is enough
     */
    public record Asks(@Nullable Set<String> teams, Map<String, Integer> skills, List<Map<String, Integer>> anyOf) {}
}
