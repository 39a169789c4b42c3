package dev.switchboard.analytics.intake;

import dev.switchboard.analytics.AnalyticsConfig;
import dev.switchboard.analytics.intake.FirstResponses.Reply;
import dev.switchboard.analytics.intake.Marks.Mark;
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

/** Follows the conversations for the agents' messages: the first after a contact's arrival is its first response. */
@ApplicationScoped
@Identifier("replies")
class Replies implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Replies.class);

    private final Pool database;
    private final AnalyticsConfig config;

    Replies(Pool database, AnalyticsConfig config) {
        this.database = database;
        this.config = config;
    }

    @Incoming("replies")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return database.withTransaction(connection -> take(connection, records))
                .onFailure()
                .invoke(failing -> LOG.warnf("The replies wait for the database: %s", failing.toString()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely();
    }

    private Uni<Void> take(SqlConnection connection, ConsumerRecords<String, byte[]> records) {
        var partitions =
                records.partitions().stream().map(TopicPartition::partition).toList();
        return Marks.lock(connection, Topics.MESSAGES, partitions).chain(marks -> {
            List<Reply> replies = new ArrayList<>();
            Map<Integer, Mark> reached = new HashMap<>();
            for (TopicPartition partition : records.partitions()) {
                int number = partition.partition();
                reached.put(number, read(records.records(partition), marks.getOrDefault(number, Mark.START), replies));
            }
            return store(connection, replies).chain(() -> Marks.move(connection, Topics.MESSAGES, reached));
        });
    }

    private Uni<Void> store(SqlConnection connection, List<Reply> replies) {
        if (replies.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var tables = new FactTables(connection);
        var book = new FactBook(tables, config.shortAbandon());
        return tables.lock(replies.stream().map(Reply::workspace).toList())
                .chain(() -> FirstResponses.take(tables, book, replies));
    }

    private static Mark read(List<ConsumerRecord<String, byte[]>> records, Mark from, List<Reply> replies) {
        long next = from.next();
        for (var record : records) {
            if (record.offset() >= next) {
                next = record.offset() + 1;
                read(record, replies);
            }
        }
        return new Mark(next, from.epoch());
    }

    private static void read(ConsumerRecord<String, byte[]> record, List<Reply> replies) {
        try {
            if (Wire.read(record.value(), ConversationEvent.class) instanceof MessageStored stored
                    && stored.author() == Author.AGENT) {
                replies.add(new Reply(stored.workspace(), stored.conversation(), stored.at(), stored.message()));
            }
        } catch (Wire.UnreadableRecord poison) {
            LOG.errorf(
                    "%s-%d@%d passed over: %s",
                    record.topic(), record.partition(), record.offset(), poison.getMessage());
        }
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        Marks.seek(database, Topics.MESSAGES, consumer, assigned);
    }
}
