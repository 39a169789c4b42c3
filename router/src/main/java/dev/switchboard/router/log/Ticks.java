package dev.switchboard.router.log;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.Ids;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.Wire;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link RoutingCommand.Tick} into a partition when its next timer is due and nothing else comes, never more than one at a
 * time. A tick counts by the broker's clock, which may be behind ours: how far, every acknowledged tick tells, and one that came
 * too early is followed by another as much later. Called by the partition's thread; acknowledgements come from the producer's.
 */
final class Ticks {

    private final String topic;
    private final int partition;
    private final KafkaProducer<byte[], byte[]> producer;
    private final LogMetrics metrics;
    private volatile long brokerBehindMillis;
    private volatile boolean underWay;
    private long notBeforeMillis;

    Ticks(String topic, int partition, KafkaProducer<byte[], byte[]> producer, LogMetrics metrics) {
        this.topic = topic;
        this.partition = partition;
        this.producer = producer;
        this.metrics = metrics;
    }

    /** How long to wait for other commands before a tick is due, at most {@code idle}. */
    Duration patience(@Nullable Instant nextTimer, Duration idle) {
        if (nextTimer == null || underWay) {
            return idle;
        }
        long millis = dueMillis(nextTimer) - System.currentTimeMillis();
        return Duration.ofMillis(Math.clamp(millis, 0, idle.toMillis()));
    }

    void writeIfDue(@Nullable Instant nextTimer) {
        if (nextTimer != null && !underWay && System.currentTimeMillis() >= dueMillis(nextTimer)) {
            write();
        }
    }

    private long dueMillis(Instant nextTimer) {
        return Math.max(notBeforeMillis, ceilingMillis(nextTimer) + brokerBehindMillis);
    }

    private static long ceilingMillis(Instant time) {
        return time.plusNanos(999_999).toEpochMilli();
    }

    private void write() {
        var tick = new RoutingCommand.Tick();
        var record = new ProducerRecord<byte[], byte[]>(topic, partition, null, Wire.toBytes(tick));
        CloudEvents.write(record.headers(), Ids.fresh(), "/router", tick, Instant.now(), null);
        underWay = true;
        metrics.ticked();
        long sent = System.currentTimeMillis();
        producer.send(record, (place, refusal) -> acknowledged(place, refusal, sent));
    }

    private void acknowledged(@Nullable RecordMetadata place, @Nullable Exception refusal, long sent) {
        if (refusal != null || place == null) {
            underWay = false;
        } else if (place.hasTimestamp()) {
            brokerBehindMillis = Math.max(0, sent - place.timestamp());
        }
    }

    /**
     * A tick was read from the log and decided.
     *
     * @param at the broker's time of it
     * @param nextTimer the next timer after it
     */
    void arrived(Instant at, @Nullable Instant nextTimer) {
        underWay = false;
        if (nextTimer != null) {
            long early = Duration.between(at, nextTimer).toMillis();
            notBeforeMillis = early <= 0 ? 0 : System.currentTimeMillis() + Math.min(early, 1000);
        }
    }
}
