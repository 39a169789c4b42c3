package dev.switchboard.analytics.intake;

import dev.switchboard.analytics.AnalyticsConfig;
import dev.switchboard.analytics.intake.DecisionBatch.Told;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows the router's log, without what owners wrote that were replaced. Reading starts at the marks: with empty tables all is computed anew. */
@ApplicationScoped
@Identifier("decisions")
class Decisions implements KafkaConsumerRebalanceListener {

    private final Pool database;
    private final AnalyticsConfig config;
    private final IntakeMetrics metrics;
    private final Once<Told> once;

    Decisions(Pool database, AnalyticsConfig config, IntakeMetrics metrics) {
        this.database = database;
        this.config = config;
        this.metrics = metrics;
        once = new Once<>(database, Topics.ROUTING_EVENTS, (value, fence, into) -> {
            var routing = Wire.read(value, RoutingRecord.class);
            if (fence.admits(routing) && routing instanceof RoutingRecord.Decision decision) {
                decision.events().forEach(event -> into.add(new Told(event, decision.at())));
            }
        });
    }

    @Incoming("decisions")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return once.take(records, this::store).invoke(metrics::taken).replaceWithVoid();
    }

    private Uni<Void> store(SqlConnection connection, List<Told> events) {
        var batch = new DecisionBatch(events, config.cameBackWithin());
        var tables = new FactTables(connection);
        return tables.lock(batch.workspaces())
                .chain(() -> batch.apply(
                        tables,
                        new AgentTables(connection),
                        new SurveyAnswers(connection),
                        new FactBook(tables, config.shortAbandon())));
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        Marks.seek(database, Topics.ROUTING_EVENTS, consumer, assigned);
    }
}
