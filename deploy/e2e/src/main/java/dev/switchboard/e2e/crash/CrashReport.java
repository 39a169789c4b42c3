package dev.switchboard.e2e.crash;

import java.time.Duration;
import java.util.List;

/**
 * What one crash run found.
 *
 * @param victim the service that was killed
 * @param seed gives the same moments again
 * @param killedAt how many contacts had been assigned at each kill
 * @param decisions how many records of the log the checker has read
 * @param complaints everything that should not be; none is the aim
 */
public record CrashReport(
        String victim,
        int contacts,
        long seed,
        List<Integer> killedAt,
        int decisions,
        Duration took,
        List<String> complaints) {

    @Override
    public String toString() {
        return "%s killed %d times (seed %d, with %s of %d contacts assigned) in %d s, %d decisions read: %s"
                .formatted(
                        victim,
                        killedAt.size(),
                        seed,
                        killedAt,
                        contacts,
                        took.toSeconds(),
                        decisions,
                        complaints.isEmpty()
                                ? "every contact offered, closed once and answered once, order kept, I1-I5 hold, the KPIs equal a recomputation from the log"
                                : "NOT in order:\n  " + String.join("\n  ", complaints));
    }
}
