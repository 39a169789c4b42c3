package dev.switchboard.analytics.intake;

import dev.switchboard.analytics.AnalyticsConfig;
import dev.switchboard.events.Feedback;
import dev.switchboard.events.Feedback.SurveyAnswered;
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

/** Follows what customers answer to surveys. */
@ApplicationScoped
@Identifier("feedback")
class Opinions implements KafkaConsumerRebalanceListener {

    private final Pool database;
    private final AnalyticsConfig config;
    private final Once<SurveyAnswered> once;

    Opinions(Pool database, AnalyticsConfig config) {
        this.database = database;
        this.config = config;
        once = new Once<>(database, Topics.FEEDBACK, (value, fence, into) -> {
            if (Wire.read(value, Feedback.class) instanceof SurveyAnswered answered) {
                into.add(answered);
            }
        });
    }

    @Incoming("feedback")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return once.take(records, this::store).replaceWithVoid();
    }

    private Uni<Void> store(SqlConnection connection, List<SurveyAnswered> answers) {
        var tables = new FactTables(connection);
        var book = new FactBook(tables, config.shortAbandon());
        return tables.lock(answers.stream().map(SurveyAnswered::workspace).toList())
                .chain(() -> new SurveyAnswers(connection).take(book, answers));
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        Marks.seek(database, Topics.FEEDBACK, consumer, assigned);
    }
}
