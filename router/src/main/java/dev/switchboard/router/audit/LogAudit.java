package dev.switchboard.router.audit;

import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingRecord;
import java.time.Instant;
import java.util.List;

/**
 * The one checker of the routing invariants: fed with the two routing logs of any number of partitions, it finds what they break.
 * Each partition's records come in log order; commands may be fed before or after the records. One thread.
 */
public final class LogAudit {

    /** A command as it stands in {@code routing-commands}; optional: with them I1 sees requests that were never answered. */
    public void command(int partition, long offset, RoutingCommand command) {
        throw new UnsupportedOperationException();
    }

    /** A record as it stands in {@code routing-events}, in log order. */
    public void record(int partition, long offset, RoutingRecord record) {
        throw new UnsupportedOperationException();
    }

    /** Closes the books at {@code now}: what should have happened by then has happened or is a violation. */
    public Report finish(Instant now) {
        throw new UnsupportedOperationException();
    }

    /**
     * @param contacts accepted in all
     * @param offered offers made
     * @param assigned offers accepted
     * @param pending contacts still open
     * @param ignored records of an older epoch, without effect
     */
    public record Report(
            List<Violation> violations,
            int contacts,
            int offered,
            int assigned,
            int closed,
            int abandoned,
            int pending,
            int ignored) {}
}
