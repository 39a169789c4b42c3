package dev.switchboard.router.log;

import dev.switchboard.events.Partitions;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The commands of the past, for whoever wants to know what would have become of them. Reads beside the routers, in no group, and
 * changes nothing. Not thread-safe.
 */
public final class CommandHistory implements AutoCloseable {

    private static final Duration WAIT = Duration.ofSeconds(1);

    private final KafkaConsumer<byte[], byte[]> reader;
    private final String topic;

    public CommandHistory(String bootstrapServers, String topic) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        reader = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topic = topic;
    }

    /**
     * Tells the commands of the partition of a workspace (others of the partition among them) in their order, from the oldest that is
     * kept to the newest before {@code until}, each with the time at which it was decided. What is unreadable was never decided.
     */
    public void tell(String workspace, Instant until, BiConsumer<Instant, RoutingCommand> listener) {
        var partition = new TopicPartition(
                topic, Partitions.of(workspace, reader.partitionsFor(topic).size()));
        reader.assign(List.of(partition));
        reader.seekToBeginning(List.of(partition));
        long end = Objects.requireNonNull(reader.endOffsets(List.of(partition)).get(partition), "asked for");
        Instant now = Instant.EPOCH;
        while (reader.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(WAIT).records(partition)) {
                Instant at = Instant.ofEpochMilli(record.timestamp());
                now = at.isAfter(now) ? at : now;
                if (!now.isBefore(until)) {
                    return;
                }
                tell(record, now, listener);
            }
        }
    }

    private static void tell(
            ConsumerRecord<byte[], byte[]> record, Instant at, BiConsumer<Instant, RoutingCommand> listener) {
        RoutingCommand command;
        try {
            command = Wire.read(record.value(), RoutingCommand.class);
        } catch (Wire.UnreadableRecord poison) {
            return;
        }
        listener.accept(at, command);
    }

    @Override
    public void close() {
        reader.close();
    }
}
