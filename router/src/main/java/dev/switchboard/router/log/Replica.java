package dev.switchboard.router.log;

import dev.switchboard.events.EpochFence;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.router.engine.Engine;
import dev.switchboard.router.engine.RuleCompiler;
import java.time.Instant;

/**
 * An engine that follows the events of one partition, and where in the log it stands. Decides nothing, so that it is always as the
 * log says. Not thread-safe.
 */
final class Replica {

    private final int partition;
    private final Engine engine;
    private final EpochFence fence;
    private long nextEvent;
    private long lastCommand;
    private Instant lastTime = Instant.EPOCH;

    private Replica(int partition, Engine engine, EpochFence fence, long nextEvent, long lastCommand) {
        this.partition = partition;
        this.engine = engine;
        this.fence = fence;
        this.nextEvent = nextEvent;
        this.lastCommand = lastCommand;
    }

    /** One that knows nothing yet. */
    static Replica empty(int partition, RuleCompiler rules) {
        return new Replica(partition, new Engine(rules), new EpochFence(), 0, -1);
    }

    /** @throws BrokenSnapshot if the state can't be read or is not what was written */
    static Replica of(Snapshot snapshot, RuleCompiler rules) {
        return new Replica(
                snapshot.partition(),
                restored(snapshot, rules),
                new EpochFence(snapshot.epoch()),
                snapshot.nextEvent(),
                snapshot.lastCommand());
    }

    private static Engine restored(Snapshot snapshot, RuleCompiler rules) {
        try {
            return snapshot.restore(rules);
        } catch (RuntimeException unreadable) {
            throw new BrokenSnapshot(snapshot, unreadable);
        }
    }

    void follow(RoutingRecord record) {
        if (!fence.admits(record)) {
            return;
        }
        switch (record) {
            case RoutingRecord.Decision decision -> {
                engine.replay(decision);
                lastCommand = decision.commandOffset();
                lastTime = decision.at();
            }
            case RoutingRecord.OwnerChanged _ -> {}
        }
    }

    int partition() {
        return partition;
    }

    void reached(long nextEvent) {
        this.nextEvent = nextEvent;
    }

    Engine engine() {
        return engine;
    }

    /** The offset of the first event that is not in it. */
    long nextEvent() {
        return nextEvent;
    }

    /** The offset of the newest command whose events are in it, -1 for none. */
    long lastCommand() {
        return lastCommand;
    }

    /** The time of the newest decision it followed itself. */
    Instant lastTime() {
        return lastTime;
    }

    long epoch() {
        return fence.epoch();
    }

    Snapshot snapshot() {
        return Snapshot.of(partition, epoch(), nextEvent, lastCommand, engine);
    }

    /** A snapshot that must not be trusted; the log still has everything. */
    static final class BrokenSnapshot extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenSnapshot(Snapshot snapshot, Throwable cause) {
            super(
                    "snapshot of partition %d before event %d".formatted(snapshot.partition(), snapshot.nextEvent()),
                    cause);
        }
    }
}
