package dev.switchboard.router.log;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A second engine of one partition, of which snapshots are taken while the first one decides. It takes in the very decisions that the
 * first one has in the log, in memory and shared with it; where they don't follow one another without a gap (too many at once, or
 * another router wrote in between), it reads the log. So it is at each offset as the log says, whoever wrote what. Not thread-safe.
 */
final class Shadow {

    private final int partition;
    private final Tail tail;
    private final EventLog events;
    private @Nullable Replica replica;
    private long end;

    Shadow(int partition, Tail tail, EventLog events) {
        this.partition = partition;
        this.tail = tail;
        this.events = events;
    }

    boolean isOf(Tail other) {
        return tail == other;
    }

    /** The offset behind the newest decision that it knows of; 0 if it knows of none. */
    long end() {
        return end;
    }

    /**
     * Takes in what has been acknowledged since the last time. With the first decision it fetches the state that they follow from: what
     * is decided meanwhile it then has in memory.
     *
     * @param wanted asked now and then; when it says no, the shadow may stay behind
     */
    void follow(BooleanSupplier wanted) {
        for (Tail.Entry entry : tail.take()) {
            if (replica == null) {
                replica = events.rebuild(partition, entry.offset(), wanted);
            }
            if (entry.offset() >= replica.nextEvent()) {
                takeIn(replica, entry, wanted);
            }
            end = Math.max(end, entry.offset() + 1);
        }
    }

    private void takeIn(Replica replica, Tail.Entry entry, BooleanSupplier wanted) {
        if (entry.offset() > replica.nextEvent()) {
            events.catchUp(replica, entry.offset(), wanted);
        }
        if (entry.offset() == replica.nextEvent()) {
            replica.follow(entry.decision());
            replica.reached(entry.offset() + 1);
        }
    }

    /** The state before {@link #end}, or before an earlier event if it is no longer wanted. Not before there is anything to follow. */
    Snapshot snapshot(BooleanSupplier wanted) {
        Replica following = Objects.requireNonNull(replica, "follows nothing yet");
        events.catchUp(following, end, wanted);
        return following.snapshot();
    }
}
