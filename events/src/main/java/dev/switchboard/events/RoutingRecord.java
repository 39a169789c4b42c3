package dev.switchboard.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of {@code routing-events}. Records with an epoch older than the partition's newest {@link OwnerChanged} mean nothing. */
public sealed interface RoutingRecord {

    /** The writer's epoch: grows with each change of owner of the partition. */
    long epoch();

    /**
     * All that followed from one command.
     *
     * @param commandOffset the command's offset in the same partition of {@code routing-commands}
     * @param commandId the command's {@code ce_id}, so that its sender can find the answer
     * @param at the command's time as stamped by the broker: the time of every event here
     * @param origin as the command had it
     */
    record Decision(
            long epoch,
            long commandOffset,
            @Nullable String commandId,
            Instant at,
            @Nullable Origin origin,
            List<RoutingEvent> events)
            implements RoutingRecord {
        public Decision {
            Require.present(at, "at");
            Require.notEmpty(events, "events");
            events = List.copyOf(events);
        }

        /** The id of the n-th event, the same on every replay. */
        public String eventId(int partition, int n) {
            return partition + "-" + commandOffset + "-" + n;
        }
    }

    /** A router took over the partition. */
    record OwnerChanged(long epoch, String owner, Instant at) implements RoutingRecord {
        public OwnerChanged {
            Require.text(owner, "owner");
        }
    }
}
