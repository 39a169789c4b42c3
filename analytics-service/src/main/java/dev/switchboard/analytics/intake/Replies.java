package dev.switchboard.analytics.intake;

import dev.switchboard.analytics.AnalyticsConfig;
import dev.switchboard.analytics.intake.FirstResponses.Reply;
import dev.switchboard.events.ConversationEvent;
import dev.switchboard.events.ConversationEvent.Author;
import dev.switchboard.events.ConversationEvent.MessageStored;
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

/** Follows the conversations for the agents' messages: the first after a contact's arrival is its first response. */
@ApplicationScoped
@Identifier("replies")
class Replies implements KafkaConsumerRebalanceListener {

    private final Pool database;
    private final AnalyticsConfig config;
    private final Once<Reply> once;

    Replies(Pool database, AnalyticsConfig config) {
        this.database = database;
        this.config = config;
        once = new Once<>(database, Topics.MESSAGES, (value, fence, into) -> {
            if (Wire.read(value, ConversationEvent.class) instanceof MessageStored stored
                    && stored.author() == Author.AGENT) {
                into.add(new Reply(stored.workspace(), stored.conversation(), stored.at(), stored.message()));
            }
        });
    }

    @Incoming("replies")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return once.take(records, this::store).replaceWithVoid();
    }

    private Uni<Void> store(SqlConnection connection, List<Reply> replies) {
        var tables = new FactTables(connection);
        var book = new FactBook(tables, config.shortAbandon());
        return tables.lock(replies.stream().map(Reply::workspace).toList())
                .chain(() -> FirstResponses.take(tables, book, replies));
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        Marks.seek(database, Topics.MESSAGES, consumer, assigned);
    }
}
