package dev.switchboard.router.story;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Projects {@code routing-events} into the tables of the story. A batch and its marks are one transaction, so each event takes effect
 * once; a database that is away is waited for. Reading starts at the marks, so emptying the tables rebuilds them.
 */
@ApplicationScoped
@Identifier("story")
class StoryProjection implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(StoryProjection.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool database;

    StoryProjection(Pool database) {
        this.database = database;
    }

    @Incoming("story")
    Uni<Void> project(ConsumerRecords<String, byte[]> batch) {
        Map<Integer, List<StoryRecord>> records = new HashMap<>();
        for (TopicPartition partition : batch.partitions()) {
            records.put(
                    partition.partition(),
                    batch.records(partition).stream().map(StoryRecord::of).toList());
        }
        return database.withTransaction(connection -> project(connection, records))
                .onFailure()
                .invoke(failing -> LOG.warnf("The story waits for the database: %s", failing.toString()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely();
    }

    private static Uni<Void> project(SqlConnection connection, Map<Integer, List<StoryRecord>> records) {
        var tables = new StoryTables(connection);
        return tables.lockMarks(records.keySet()).chain(marks -> {
            var batch = new StoryBatch();
            marks.forEach(mark -> batch.add(mark, records.getOrDefault(mark.partition(), List.of())));
            return tables.loadHeaders(batch.contacts())
                    .chain(before -> tables.storeHeaders(batch.headers(before)))
                    .chain(() -> tables.storeEntries(batch.entries()))
                    .chain(() -> tables.storeNames(batch.names()))
                    .chain(() -> tables.storeMarks(batch.marks()));
        });
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        Map<Integer, Long> marks = marks();
        for (TopicPartition partition : assigned) {
            Long mark = marks.get(partition.partition());
            if (mark == null) {
                consumer.seekToBeginning(Set.of(partition));
            } else {
                consumer.seek(partition, mark);
            }
        }
    }

    private Map<Integer, Long> marks() {
        Map<Integer, Long> marks = new HashMap<>();
        for (Row row : database.query("select partition, next_record from story_mark")
                .execute()
                .await()
                .atMost(PATIENCE)) {
            marks.put(row.getInteger("partition"), row.getLong("next_record"));
        }
        return marks;
    }
}
