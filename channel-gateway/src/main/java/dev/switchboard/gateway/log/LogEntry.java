package dev.switchboard.gateway.log;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.Partitions;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One record to be written. Headers that are not CloudEvents attributes stand in {@code more}.
 *
 * @param record of a family of {@code events}, or raw bytes
 * @param id follows from what caused the record, so that a repetition can be told
 */
public record LogEntry(
        String topic,
        String key,
        Object record,
        String id,
        @Nullable String subject,
        Map<String, String> more) {

    private static final Logger LOG = Logger.getLogger(LogEntry.class);

    public static final String SOURCE = "/channel-gateway";

    public static LogEntry of(
            String topic, String key, Object record, String id, String subject, @Nullable String traceParent) {
        return new LogEntry(
                topic,
                key,
                record,
                id,
                subject,
                traceParent == null ? Map.of() : Map.of(CloudEvents.TRACE_PARENT, traceParent));
    }

    /** Commands lie where their workspace lives; everything else is spread by its key. */
    ProducerRecord<String, byte[]> toKafka(ToIntFunction<String> partitionsOf) {
        Integer partition =
                record instanceof RoutingCommand ? (Integer) Partitions.of(key, partitionsOf.applyAsInt(topic)) : null;
        var kafka = new ProducerRecord<>(topic, partition, key, bytes());
        if (!(record instanceof byte[])) {
            CloudEvents.write(kafka.headers(), id, SOURCE, record, Instant.now(), subject);
        }
        new TreeMap<>(more).forEach((name, value) -> kafka.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return kafka;
    }

    private byte[] bytes() {
        return record instanceof byte[] raw ? raw : Wire.toBytes(record);
    }

    /** What can't be processed, for a person to look at. The reason holds no personal data. */
    public static LogEntry dead(String topic, String key, byte[] raw, String id, String source, String reason) {
        return new LogEntry(
                Topics.deadLetter(topic),
                key,
                raw,
                id,
                null,
                Map.of("dead-letter-reason", reason, "dead-letter-source", source));
    }

    /** A record of the log that can't be processed. */
    public static LogEntry dead(ConsumerRecord<String, byte[]> record, String reason) {
        String where = record.topic() + "-" + record.partition() + "-" + record.offset();
        LOG.errorf("record %s goes to the dead letters: %s", where, reason);
        return dead(record.topic(), String.valueOf(record.key()), record.value(), where, where, reason);
    }
}
