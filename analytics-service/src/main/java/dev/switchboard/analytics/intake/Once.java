package dev.switchboard.analytics.intake;

import dev.switchboard.analytics.intake.Marks.Mark;
import dev.switchboard.events.EpochFence;
import dev.switchboard.events.Wire;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Lets each record of a topic take effect once: a batch, its effect and its marks are one transaction. A database that is away is waited
 * for; a record that nobody can read is passed over.
 *
 * @param <T> what is read from the records
 */
final class Once<T> {

    private static final Logger LOG = Logger.getLogger(Once.class);

    private final Pool database;
    private final String topic;
    private final Reader<T> reader;

    Once(Pool database, String topic, Reader<T> reader) {
        this.database = database;
        this.topic = topic;
        this.reader = reader;
    }

    /** Adds to a list what a record holds; may throw {@link Wire.UnreadableRecord}. */
    interface Reader<T> {
        /** @param fence of the record's partition */
        void read(byte[] value, EpochFence fence, List<T> into);
    }

    /**
     * @param effect of what was read, in log order; not asked for where there is nothing
     * @return what took effect
     */
    Uni<List<T>> take(ConsumerRecords<String, byte[]> records, BiFunction<SqlConnection, List<T>, Uni<Void>> effect) {
        return database.withTransaction(connection -> take(connection, records, effect))
                .onFailure()
                .invoke(failing -> LOG.warnf("The records of %s wait for the database: %s", topic, failing.toString()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely();
    }

    private Uni<List<T>> take(
            SqlConnection connection,
            ConsumerRecords<String, byte[]> records,
            BiFunction<SqlConnection, List<T>, Uni<Void>> effect) {
        var partitions =
                records.partitions().stream().map(TopicPartition::partition).toList();
        return Marks.lock(connection, topic, partitions).chain(marks -> {
            List<T> found = new ArrayList<>();
            Map<Integer, Mark> reached = new HashMap<>();
            for (TopicPartition partition : records.partitions()) {
                int number = partition.partition();
                reached.put(number, read(records.records(partition), marks.getOrDefault(number, Mark.START), found));
            }
            return (found.isEmpty() ? Uni.createFrom().voidItem() : effect.apply(connection, found))
                    .chain(() -> Marks.move(connection, topic, reached))
                    .replaceWith(found);
        });
    }

    private Mark read(List<ConsumerRecord<String, byte[]>> records, Mark from, List<T> into) {
        var fence = new EpochFence(from.epoch());
        long next = from.next();
        for (var record : records) {
            if (record.offset() >= next) {
                next = record.offset() + 1;
                read(record, fence, into);
            }
        }
        return new Mark(next, fence.epoch());
    }

    private void read(ConsumerRecord<String, byte[]> record, EpochFence fence, List<T> into) {
        try {
            reader.read(record.value(), fence, into);
        } catch (Wire.UnreadableRecord poison) {
            LOG.errorf(
                    "%s-%d@%d passed over: %s",
                    record.topic(), record.partition(), record.offset(), poison.getMessage());
        }
    }
}
