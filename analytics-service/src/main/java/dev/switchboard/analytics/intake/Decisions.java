package dev.switchboard.analytics.intake;

import dev.switchboard.analytics.AnalyticsConfig;
import dev.switchboard.analytics.intake.DecisionBatch.Told;
import dev.switchboard.analytics.intake.Marks.Mark;
import dev.switchboard.events.EpochFence;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Follows the router's log. A batch, its facts and its marks are one transaction, so each event takes effect once, and none of an owner
 * that was replaced; a database that is away is waited for. Reading starts at the marks: with empty tables all is computed anew.
 */
@ApplicationScoped
@Identifier("decisions")
class Decisions implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Decisions.class);

    private final Pool database;
    private final AnalyticsConfig config;
    private final IntakeMetrics metrics;

    Decisions(Pool database, AnalyticsConfig config, IntakeMetrics metrics) {
        this.database = database;
        this.config = config;
        this.metrics = metrics;
    }

    @Incoming("decisions")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return database.withTransaction(connection -> take(connection, records))
                .invoke(metrics::taken)
                .replaceWithVoid()
                .onFailure()
                .invoke(failing -> LOG.warnf("The facts wait for the database: %s", failing.toString()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely();
    }

    private Uni<List<Told>> take(SqlConnection connection, ConsumerRecords<String, byte[]> records) {
        var partitions =
                records.partitions().stream().map(TopicPartition::partition).toList();
        return Marks.lock(connection, Topics.ROUTING_EVENTS, partitions).chain(marks -> {
            List<Told> events = new ArrayList<>();
            Map<Integer, Mark> reached = new HashMap<>();
            for (TopicPartition partition : records.partitions()) {
                int number = partition.partition();
                reached.put(number, read(records.records(partition), marks.getOrDefault(number, Mark.START), events));
            }
            return store(connection, events)
                    .chain(() -> Marks.move(connection, Topics.ROUTING_EVENTS, reached))
                    .replaceWith(events);
        });
    }

    private Uni<Void> store(SqlConnection connection, List<Told> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var batch = new DecisionBatch(events, config.cameBackWithin());
        var tables = new FactTables(connection);
        return tables.lock(batch.workspaces())
                .chain(() ->
                        batch.apply(tables, new AgentTables(connection), new FactBook(tables, config.shortAbandon())));
    }

    private static Mark read(List<ConsumerRecord<String, byte[]>> records, Mark from, List<Told> events) {
        var fence = new EpochFence(from.epoch());
        long next = from.next();
        for (var record : records) {
            if (record.offset() >= next) {
                next = record.offset() + 1;
                read(record, fence, events);
            }
        }
        return new Mark(next, fence.epoch());
    }

    private static void read(ConsumerRecord<String, byte[]> record, EpochFence fence, List<Told> events) {
        try {
            var routing = Wire.read(record.value(), RoutingRecord.class);
            if (fence.admits(routing) && routing instanceof RoutingRecord.Decision decision) {
                decision.events().forEach(event -> events.add(new Told(event, decision.at())));
            }
        } catch (Wire.UnreadableRecord poison) {
            LOG.errorf(
                    "%s-%d@%d passed over: %s",
                    record.topic(), record.partition(), record.offset(), poison.getMessage());
        }
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        Marks.seek(database, Topics.ROUTING_EVENTS, consumer, assigned);
    }
}
