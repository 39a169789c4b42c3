package dev.switchboard.agents.floor;

import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.RoutingRecord.Decision;
import dev.switchboard.events.Wire;
import dev.switchboard.events.Wire.UnreadableRecord;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Stores what the routing log says about desks and presence, in large batches beside the way to the sockets; one pod for each
 * partition. The stored mark, not Kafka's committed offset, says where to go on; a pod that was overtaken changes nothing.
 */
@ApplicationScoped
@Identifier("projection")
public class FloorProjection implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(FloorProjection.class);
    private static final Duration LOADED_WITHIN = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final FloorStore store;
    private final Map<Integer, FloorLog> logs = new ConcurrentHashMap<>();

    FloorProjection(FloorStore store) {
        this.store = store;
    }

    /** On Kafka's polling thread, which may wait. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            FloorLog stored = store.load(partition.partition()).await().atMost(LOADED_WITHIN);
            logs.put(partition.partition(), stored);
            consumer.seek(partition, stored.mark().nextOffset());
        }
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> logs.remove(partition.partition()));
    }

    @Incoming("projection")
    Uni<Void> project(ConsumerRecords<String, byte[]> records) {
        return Uni.createFrom()
                .deferred(() -> attempt(records))
                .onFailure()
                .invoke(this::startOver)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private Uni<Void> attempt(ConsumerRecords<String, byte[]> records) {
        List<FloorChanges> batch = new ArrayList<>();
        Uni<Void> read = Uni.createFrom().voidItem();
        for (TopicPartition partition : records.partitions()) {
            read = read.chain(() -> log(partition.partition()))
                    .invoke(log ->
                            batch.add(follow(new FloorChanges(partition.partition(), log), records.records(partition))))
                    .replaceWithVoid();
        }
        return read.chain(() -> store.save(batch));
    }

    private Uni<FloorLog> log(int partition) {
        FloorLog known = logs.get(partition);
        return known != null
                ? Uni.createFrom().item(known)
                : store.load(partition).invoke(loaded -> logs.put(partition, loaded));
    }

    private static FloorChanges follow(FloorChanges changes, List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                RoutingRecord read = Wire.read(record.value(), RoutingRecord.class);
                if (changes.log.feed(record.offset(), read, FloorWatcher.NOBODY) && read instanceof Decision decision) {
                    changes.note(decision);
                }
            } catch (UnreadableRecord unreadable) {
                changes.log.skip(record.offset());
            }
        }
        return changes;
    }

    /** What is in memory is ahead of what is stored: forget it, the next attempt loads it again. */
    private void startOver(Throwable failure) {
        LOG.warnf("the desks are stored later: %s", failure.toString());
        logs.clear();
    }
}
