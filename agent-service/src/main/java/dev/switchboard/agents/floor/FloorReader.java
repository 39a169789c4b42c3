package dev.switchboard.agents.floor;

import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Wire;
import dev.switchboard.events.Wire.UnreadableRecord;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Follows the whole routing log for the desks of this pod: from the stored state on, then live. It is the way a frame takes from the
 * log to a socket, so it waits for nothing: no database, no lock but the floor's own.
 */
@ApplicationScoped
@Identifier("floor")
public class FloorReader implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(FloorReader.class);
    private static final Duration RESTORED_WITHIN = Duration.ofSeconds(30);

    private final Floors floors;
    private final FloorStore store;
    private final FloorWatcher watcher;
    private final Timer push;

    FloorReader(Floors floors, FloorStore store, FloorWatcher watcher, MeterRegistry meters) {
        this.floors = floors;
        this.store = store;
        this.watcher = watcher;
        this.push = Timer.builder("switchboard.desk.push")
                .description("from the router's write to the frame at the socket's queue")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
    }

    /** On Kafka's polling thread, which may wait. A partition that comes back goes on where it was. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            FloorLog known = floors.log(partition.partition());
            if (known == null) {
                known = store.load(partition.partition()).await().atMost(RESTORED_WITHIN);
                floors.begin(partition.partition(), known, ends.getOrDefault(partition, 0L));
            }
            consumer.seek(partition, known.mark().nextOffset());
        }
    }

    @Incoming("floor")
    Uni<Void> read(ConsumerRecords<String, byte[]> records) {
        records.forEach(this::read);
        return Uni.createFrom().voidItem();
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        FloorLog log = floors.log(record.partition());
        if (log == null) {
            throw new IllegalStateException("a record of partition " + record.partition() + ", which was not assigned");
        }
        try {
            log.feed(record.offset(), Wire.read(record.value(), RoutingRecord.class), watcher);
            push.record(Duration.ofMillis(Math.max(0, System.currentTimeMillis() - record.timestamp())));
        } catch (UnreadableRecord unreadable) {
            LOG.errorf(
                    "passed over %s-%d@%d: %s",
                    record.topic(), record.partition(), record.offset(), unreadable.getMessage());
            log.skip(record.offset());
        }
    }
}
