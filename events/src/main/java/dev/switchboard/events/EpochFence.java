package dev.switchboard.events;

/**
 * Tells which records of one {@code routing-events} partition count: those of the newest owner. A router that lost its partition
 * without noticing may still write; what it writes after its successor's {@link RoutingRecord.OwnerChanged} has no effect (I7).
 * One instance for each partition, fed in log order; not thread-safe.
 */
public final class EpochFence {

    private long epoch;

    public EpochFence() {
        this(0);
    }

    /** @param epoch the newest epoch seen so far, as kept beside a reader's high-water mark */
    public EpochFence(long epoch) {
        this.epoch = epoch;
    }

    /** Whether the record counts. */
    public boolean admits(RoutingRecord record) {
        if (record.epoch() < epoch) {
            return false;
        }
        epoch = record.epoch();
        return true;
    }

    public long epoch() {
        return epoch;
    }
}
