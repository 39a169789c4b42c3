package dev.switchboard.agents.floor;

import dev.switchboard.events.EpochFence;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.RoutingRecord.Decision;
import java.util.function.Function;

/**
 * One partition of the routing log as far as it has been read, with the floor it adds up to. Each record takes effect once, those of
 * a router that lost the partition never. Thread-safe: readers wait while a record is applied, which takes microseconds.
 */
public final class FloorLog {

    /** How far a log has been read. */
    public record Mark(long nextOffset, long epoch) {
        public static final Mark START = new Mark(0, 0);
    }

    private final Floor floor;
    private final EpochFence fence;
    private long next;

    public FloorLog(Floor floor, Mark mark) {
        this.floor = floor;
        this.fence = new EpochFence(mark.epoch());
        this.next = mark.nextOffset();
    }

    /** Whether the record is new and counts; if so it has been applied. */
    public synchronized boolean feed(long offset, RoutingRecord record, FloorWatcher watcher) {
        if (offset < next) {
            return false;
        }
        next = offset + 1;
        if (!fence.admits(record) || !(record instanceof Decision decision)) {
            return false;
        }
        floor.apply(decision, watcher);
        return true;
    }

    /** Goes past a record that can't be read. */
    public synchronized void skip(long offset) {
        next = Math.max(next, offset + 1);
    }

    /** Looks at the floor while nothing changes it; what is done here comes before or after each record, never within. */
    public synchronized <T> T read(Function<Floor, T> look) {
        return look.apply(floor);
    }

    public synchronized Mark mark() {
        return new Mark(next, fence.epoch());
    }
}
