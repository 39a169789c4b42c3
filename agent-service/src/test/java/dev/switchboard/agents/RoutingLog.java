package dev.switchboard.agents;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.Partitions;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.RoutingRecord.Decision;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Writes to Kafka what the router and the gateway would, and reads what the service wrote for them. */
public final class RoutingLog {

    private static final AtomicLong OFFSETS = new AtomicLong();
    private static final AtomicLong EPOCH = new AtomicLong(1);
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers(), "acks", "all", "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());

    private RoutingLog() {}

    /** A record as found, with its place. */
    public record Found<T>(
            int partition, long offset, @Nullable String id, T value) {}

    static String brokers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    public static void decide(String workspace, RoutingEvent... events) {
        decide(workspace, null, events);
    }

    public static void decide(String workspace, @Nullable String commandId, RoutingEvent... events) {
        decide(workspace, EPOCH.get(), commandId, events);
    }

    /** Another router takes over; what its predecessors write from now on has an older epoch, which is answered. */
    public static long takeOver(String workspace) {
        long former = EPOCH.getAndIncrement();
        write(Topics.ROUTING_EVENTS, workspace, new RoutingRecord.OwnerChanged(EPOCH.get(), "test", Instant.now()));
        return former;
    }

    public static void decide(String workspace, long epoch, @Nullable String commandId, RoutingEvent... events) {
        write(
                Topics.ROUTING_EVENTS,
                workspace,
                new Decision(epoch, OFFSETS.incrementAndGet(), commandId, Instant.now(), null, List.of(events)));
    }

    public static void garbage(String workspace) {
        send(Topics.ROUTING_EVENTS, workspace, "no json".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public static void write(String topic, String key, Object record) {
        send(topic, key, Wire.toBytes(record));
    }

    /** Hands a record to Kafka without waiting. */
    public static Future<RecordMetadata> pour(String topic, String key, Object record) {
        var partition = Partitions.of(key, PRODUCER.partitionsFor(topic).size());
        return PRODUCER.send(new ProducerRecord<>(topic, partition, key, Wire.toBytes(record)));
    }

    private static void send(String topic, String key, byte[] value) {
        try {
            var partition = Partitions.of(key, PRODUCER.partitionsFor(topic).size());
            PRODUCER.send(new ProducerRecord<>(topic, partition, key, value)).get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every command in the log of a workspace, in order. */
    public static List<Found<RoutingCommand>> commands(String workspace) {
        return read(Topics.ROUTING_COMMANDS, RoutingCommand.class, record -> workspace.equals(record.key()));
    }

    public static <T> List<Found<T>> read(
            String topic, Class<T> family, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", brokers()));
        try (var consumer =
                new KafkaConsumer<String, byte[]>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<Found<T>> found = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (wanted.test(record)) {
                        found.add(new Found<>(
                                record.partition(),
                                record.offset(),
                                CloudEvents.read(record.headers(), CloudEvents.ID),
                                Wire.read(record.value(), family)));
                    }
                });
            }
            return found;
        }
    }
}
