package dev.switchboard.router.log;

import dev.switchboard.events.RoutingRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest decisions of one partition that this router has in {@code routing-events}, each with its place there, for whoever follows
 * them without reading them back. Holds a bounded number: what nobody fetched in time is forgotten, and the log still has it. So it
 * has what others wrote in between: a gap in the offsets tells of it. Thread-safe.
 */
final class Tail {

    private static final int LIMIT = 16_384;

    /** @param offset in {@code routing-events} */
    record Entry(long offset, RoutingRecord.Decision decision) {}

    private List<Entry> entries = new ArrayList<>();

    synchronized void add(long offset, RoutingRecord.Decision decision) {
        if (entries.size() == LIMIT) {
            entries.clear();
        }
        entries.add(new Entry(offset, decision));
    }

    /** What came since the last call. */
    synchronized List<Entry> take() {
        List<Entry> taken = entries;
        entries = new ArrayList<>();
        return taken;
    }
}
