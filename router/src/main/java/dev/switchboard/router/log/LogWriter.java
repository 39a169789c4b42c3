package dev.switchboard.router.log;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Wire;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Writes one partition of {@code routing-events}, in order and without gaps. Nothing waits for a single record; the first one that
 * fails for good closes the writer before any later one is sent, and every further call throws {@link FailedWrite}: the state is
 * then ahead of the log and must be forgotten. Called by the partition's thread.
 */
final class LogWriter implements AutoCloseable {

    private static final String SOURCE = "/router";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String topic;
    private final int partition;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Tail tail;
    private final LogMetrics metrics;
    private final AtomicInteger unacknowledged = new AtomicInteger();
    private volatile @Nullable FailedWrite failure;
    private CompletableFuture<Void> newest = CompletableFuture.completedFuture(null);

    LogWriter(String topic, int partition, KafkaProducer<byte[], byte[]> producer, Tail tail, LogMetrics metrics) {
        this.topic = topic;
        this.partition = partition;
        this.producer = producer;
        this.tail = tail;
        this.metrics = metrics;
    }

    /** Writes who owns the partition from here on, and answers the record's offset once it is acknowledged. */
    long announce(RoutingRecord.OwnerChanged change) {
        var record = new ProducerRecord<byte[], byte[]>(topic, partition, null, Wire.toBytes(change));
        CloudEvents.write(record.headers(), partition + "-owner-" + change.epoch(), SOURCE, change, change.at(), null);
        return Acknowledged.await(producer.send(record)).offset();
    }

    /** Writes what followed from a command. Its acknowledgement comes later. */
    void write(ConsumerRecord<byte[], byte[]> command, RoutingRecord.Decision decision) {
        failIfBroken();
        var record = new ProducerRecord<>(topic, partition, command.key(), Wire.toBytes(decision));
        describe(record.headers(), command, decision);
        unacknowledged.incrementAndGet();
        newest = new CompletableFuture<>();
        CompletableFuture<Void> acknowledgement = newest;
        long sent = System.nanoTime();
        producer.send(record, (place, refusal) -> settle(decision, acknowledgement, sent, place, refusal));
    }

    private void describe(Headers headers, ConsumerRecord<byte[], byte[]> command, RoutingRecord.Decision decision) {
        CloudEvents.write(
                headers,
                partition + "-" + decision.commandOffset(),
                SOURCE,
                decision,
                decision.at(),
                CloudEvents.read(command.headers(), CloudEvents.SUBJECT));
        Header trace = command.headers().lastHeader(CloudEvents.TRACE_PARENT);
        if (trace != null) {
            headers.add(trace);
        }
    }

    private void settle(
            RoutingRecord.Decision decision,
            CompletableFuture<Void> acknowledgement,
            long sent,
            RecordMetadata place,
            @Nullable Exception refusal) {
        unacknowledged.decrementAndGet();
        if (refusal == null) {
            metrics.acknowledged(System.nanoTime() - sent);
            tail.add(place.offset(), decision);
            acknowledgement.complete(null);
            return;
        }
        if (failure == null) {
            failure = new FailedWrite(decision.commandOffset(), refusal);
            producer.close(Duration.ZERO);
        }
        acknowledgement.completeExceptionally(refusal);
    }

    /** Completes when everything written so far is acknowledged: records are acknowledged in order. */
    CompletionStage<Void> allAcknowledged() {
        return newest;
    }

    int unacknowledged() {
        return unacknowledged.get();
    }

    /** @throws FailedWrite if a record was lost */
    void failIfBroken() {
        FailedWrite broken = failure;
        if (broken != null) {
            throw broken;
        }
    }

    /** Lets what is under way arrive, for a bounded time. */
    @Override
    public void close() {
        try {
            producer.close(failure == null ? PATIENCE : Duration.ZERO);
        } catch (InterruptException interrupted) {
            producer.close(Duration.ZERO);
        }
    }

    /** A decision that the log did not take. */
    static final class FailedWrite extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final long commandOffset;

        FailedWrite(long commandOffset, Exception cause) {
            super("the decision of command %d is not in the log".formatted(commandOffset), cause);
            this.commandOffset = commandOffset;
        }

        long commandOffset() {
            return commandOffset;
        }
    }
}
