package dev.switchboard.analytics.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** How far a topic has taken effect. Kept in the transaction of the effect, so that each record has it once. */
final class Marks {

    /** The update changes nothing: it holds the row until the end of the transaction, and lets it be returned. */
    private static final String LOCK = """
            insert into mark (topic, partition, next_record, epoch)
            select $1, partition, 0, 0 from unnest($2::int[]) partition order by partition
            on conflict (topic, partition) do update set epoch = mark.epoch
            returning partition, next_record, epoch""";

    private static final String MOVE = """
            update mark set next_record = moved.next_record, epoch = moved.epoch
            from unnest($2::int[], $3::bigint[], $4::bigint[]) as moved(partition, next_record, epoch)
            where mark.topic = $1 and mark.partition = moved.partition""";

    private static final String READ = "select partition, next_record, epoch from mark where topic = $1";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Marks() {}

    /** @param next the first record that has had no effect */
    record Mark(long next, long epoch) {
        static final Mark START = new Mark(0, 0);
    }

    /** Of these partitions, held until the end of the transaction. */
    static Uni<Map<Integer, Mark>> lock(SqlConnection connection, String topic, Collection<Integer> partitions) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(topic, partitions.toArray(Integer[]::new)))
                .map(Marks::read);
    }

    static Uni<Void> move(SqlConnection connection, String topic, Map<Integer, Mark> marks) {
        var moved = List.copyOf(marks.entrySet());
        return connection
                .preparedQuery(MOVE)
                .execute(Tuple.of(
                        topic,
                        moved.stream().map(Map.Entry::getKey).toArray(Integer[]::new),
                        moved.stream().map(mark -> mark.getValue().next()).toArray(Long[]::new),
                        moved.stream().map(mark -> mark.getValue().epoch()).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private static Uni<Map<Integer, Mark>> of(SqlClient database, String topic) {
        return database.preparedQuery(READ).execute(Tuple.of(topic)).map(Marks::read);
    }

    /** Lets a consumer go on at the marks, whatever Kafka remembers of its group. On Kafka's polling thread, which may wait. */
    static void seek(SqlClient database, String topic, Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        var marks = of(database, topic).await().atMost(PATIENCE);
        for (TopicPartition partition : assigned) {
            var mark = marks.get(partition.partition());
            if (mark == null) {
                consumer.seekToBeginning(Set.of(partition));
            } else {
                consumer.seek(partition, mark.next());
            }
        }
    }

    private static Map<Integer, Mark> read(Iterable<Row> rows) {
        Map<Integer, Mark> marks = new HashMap<>();
        rows.forEach(row ->
                marks.put(row.getInteger("partition"), new Mark(row.getLong("next_record"), row.getLong("epoch"))));
        return marks;
    }
}
