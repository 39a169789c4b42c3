package dev.switchboard.router.log;

import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Wire;
import dev.switchboard.router.engine.RuleCompiler;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Rebuilds state from {@code routing-events}: the newest snapshot, then every event behind it. Blocks; thread-safe. */
final class EventLog {

    private static final Logger LOG = Logger.getLogger(EventLog.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final LogClients clients;
    private final Snapshots snapshots;
    private final RuleCompiler rules;

    EventLog(String topic, LogClients clients, Snapshots snapshots, RuleCompiler rules) {
        this.topic = topic;
        this.clients = clients;
        this.snapshots = snapshots;
        this.rules = rules;
    }

    /**
     * The state after all events before {@code end}.
     *
     * @param wanted asked between batches; when it says no, so does the answer: the replica then stands before {@code end}
     */
    Replica rebuild(int partition, long end, BooleanSupplier wanted) {
        Replica replica = newest(partition, end);
        catchUp(replica, end, wanted);
        return replica;
    }

    private Replica newest(int partition, long end) {
        try {
            return snapshots
                    .load(partition)
                    .filter(snapshot -> belongsToLog(snapshot, end))
                    .map(snapshot -> Replica.of(snapshot, rules))
                    .orElseGet(() -> Replica.empty(partition, rules));
        } catch (Replica.BrokenSnapshot broken) {
            LOG.errorf(broken, "%s is broken: reading the whole log instead", broken.getMessage());
            return Replica.empty(partition, rules);
        }
    }

    private static boolean belongsToLog(Snapshot snapshot, long end) {
        if (snapshot.nextEvent() > end) {
            LOG.warnf(
                    "Snapshot of partition %d is of event %d, but the log ends at %d: not this log's, passed over",
                    snapshot.partition(), snapshot.nextEvent(), end);
            return false;
        }
        return true;
    }

    /** Brings a replica up to {@code end}, with {@code wanted} as above. */
    void catchUp(Replica replica, long end, BooleanSupplier wanted) {
        if (replica.nextEvent() >= end) {
            return;
        }
        var source = new TopicPartition(topic, replica.partition());
        try (KafkaConsumer<byte[], byte[]> reader = clients.reader(source, replica.nextEvent())) {
            while (replica.nextEvent() < end && wanted.getAsBoolean()) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                    if (record.offset() < end) {
                        follow(replica, record);
                    }
                }
                replica.reached(Math.min(end, reader.position(source)));
            }
        }
    }

    private static void follow(Replica replica, ConsumerRecord<byte[], byte[]> record) {
        RoutingRecord read;
        try {
            read = Wire.read(record.value(), RoutingRecord.class);
        } catch (Wire.UnreadableRecord poison) {
            LOG.errorf(
                    "Event %s-%d@%d passed over: %s",
                    record.topic(), record.partition(), record.offset(), poison.getMessage());
            return;
        }
        replica.follow(read);
    }
}
