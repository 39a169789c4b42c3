package dev.switchboard.e2e.log;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.EpochFence;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.RoutingRecord.Decision;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topics of one house, read without a group, so that nobody notices. Blocking; safe for any thread. */
public record HouseLog(String bootstrapServers) {
    private static final Duration POLL = Duration.ofMillis(200);

    /** A place in a topic: the next offset of each partition. */
    public record Mark(Map<TopicPartition, Long> offsets) {}

    /** A record of {@code routing-events} that counts, and where it stands. */
    public record Decided(int partition, long offset, long writtenAt, Decision decision) {}

    /** Where the topic ends now. */
    public Mark end(String topic) {
        try (var consumer = consumer()) {
            return new Mark(consumer.endOffsets(partitionsOf(consumer, topic)));
        }
    }

    public List<ConsumerRecord<String, byte[]>> readAll(String topic) {
        return read(topic, new Mark(Map.of()));
    }

    /** All that was written since the mark, up to now; in order within each partition. */
    public List<ConsumerRecord<String, byte[]>> read(String topic, Mark since) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = consumer()) {
            var open = new HashMap<>(consumer.endOffsets(partitionsOf(consumer, topic)));
            consumer.assign(open.keySet());
            open.keySet().forEach(at -> consumer.seek(at, since.offsets().getOrDefault(at, 0L)));
            while (!open.isEmpty()) {
                open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                consumer.poll(open.isEmpty() ? Duration.ZERO : POLL).forEach(records::add);
            }
        }
        return records;
    }

    /** The decisions of the whole log that count: those of an older epoch than their partition's newest owner are left out. */
    public List<Decided> decisions() {
        return decisions(readAll(Topics.ROUTING_EVENTS));
    }

    public static List<Decided> decisions(List<ConsumerRecord<String, byte[]>> records) {
        var fences = new HashMap<Integer, EpochFence>();
        var decisions = new ArrayList<Decided>();
        for (var record : records) {
            var read = Wire.read(record.value(), RoutingRecord.class);
            var fence = fences.computeIfAbsent(record.partition(), none -> new EpochFence());
            if (fence.admits(read) && read instanceof Decision decision) {
                decisions.add(new Decided(record.partition(), record.offset(), record.timestamp(), decision));
            }
        }
        return decisions;
    }

    /** Tells a listener of every decision written from now on, on a thread of its own, until closed. */
    public Tap tap(Consumer<Decision> listener) {
        return new Tap(this, end(Topics.ROUTING_EVENTS), listener);
    }

    /** The type of a record as its headers tell it. */
    public static String typeOf(ConsumerRecord<String, byte[]> record) {
        var type = CloudEvents.read(record.headers(), CloudEvents.TYPE);
        return type == null ? "" : type;
    }

    KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitionsOf(KafkaConsumer<String, byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }
}
