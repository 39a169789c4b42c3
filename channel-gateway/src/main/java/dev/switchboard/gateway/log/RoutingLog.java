package dev.switchboard.gateway.log;

import dev.switchboard.events.EpochFence;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Wire;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The router's log as a projection follows it: each record takes effect once, and none of an owner that was replaced, for mark and epoch
 * are kept in the transaction of the effect.
 */
@ApplicationScoped
public class RoutingLog {

    private static final Logger LOG = Logger.getLogger(RoutingLog.class);

    private static final String MARKS =
            "select partition, position, epoch from mark where topic = $1 and partition = any($2) for update";

    private static final String SET_MARKS = """
            insert into mark (topic, partition, position, epoch)
            select $1, * from unnest($2::int[], $3::bigint[], $4::bigint[])
            on conflict (topic, partition) do update set position = excluded.position, epoch = excluded.epoch""";

    private final Pool pool;

    RoutingLog(Pool pool) {
        this.pool = pool;
    }

    /** An event and its time. */
    public record Told(RoutingEvent event, Instant at) {}

    /** @param position of the last record that took effect */
    private record Mark(long position, long epoch) {
        static final Mark NONE = new Mark(-1, 0);
    }

    /**
     * Lets these records take effect, in one transaction; those that had it before are left out.
     *
     * @param projection whose marks they are
     * @param effect of the events, in log order
     */
    public <T> Uni<T> follow(
            String projection,
            ConsumerRecords<String, byte[]> records,
            BiFunction<SqlConnection, List<Told>, Uni<T>> effect) {
        return pool.withTransaction(connection -> marks(connection, projection, records.partitions())
                .chain(marks -> {
                    var events = new ArrayList<Told>();
                    var reached = read(records, marks, events);
                    return effect.apply(connection, events).call(() -> setMarks(connection, projection, reached));
                }));
    }

    private static Uni<Map<Integer, Mark>> marks(
            SqlConnection connection, String projection, Set<TopicPartition> partitions) {
        var numbers = partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new);
        return connection
                .preparedQuery(MARKS)
                .execute(Tuple.of(projection, numbers))
                .map(rows -> {
                    var marks = new HashMap<Integer, Mark>();
                    rows.forEach(row -> marks.put(
                            row.getInteger("partition"), new Mark(row.getLong("position"), row.getLong("epoch"))));
                    return marks;
                });
    }

    private static Map<Integer, Mark> read(
            ConsumerRecords<String, byte[]> records, Map<Integer, Mark> marks, List<Told> events) {
        var reached = new HashMap<Integer, Mark>();
        for (TopicPartition partition : records.partitions()) {
            Mark mark = marks.getOrDefault(partition.partition(), Mark.NONE);
            reached.put(partition.partition(), read(records.records(partition), mark, events));
        }
        return reached;
    }

    private static Mark read(List<ConsumerRecord<String, byte[]>> records, Mark from, List<Told> events) {
        var fence = new EpochFence(from.epoch());
        long position = from.position();
        for (var record : records) {
            if (record.offset() > position) {
                position = record.offset();
                read(record, fence, events);
            }
        }
        return new Mark(position, fence.epoch());
    }

    private static void read(ConsumerRecord<String, byte[]> record, EpochFence fence, List<Told> events) {
        try {
            var routing = Wire.read(record.value(), RoutingRecord.class);
            if (fence.admits(routing) && routing instanceof RoutingRecord.Decision decision) {
                decision.events().forEach(event -> events.add(new Told(event, decision.at())));
            }
        } catch (Wire.UnreadableRecord unreadable) {
            LOG.errorf(
                    "record %d of %s/%d is passed over: %s",
                    record.offset(), record.topic(), record.partition(), unreadable.getMessage());
        }
    }

    private static Uni<Void> setMarks(SqlConnection connection, String projection, Map<Integer, Mark> marks) {
        return connection
                .preparedQuery(SET_MARKS)
                .execute(Tuple.of(
                        projection,
                        marks.keySet().toArray(Integer[]::new),
                        marks.values().stream().map(Mark::position).toArray(Long[]::new),
                        marks.values().stream().map(Mark::epoch).toArray(Long[]::new)))
                .replaceWithVoid();
    }
}
