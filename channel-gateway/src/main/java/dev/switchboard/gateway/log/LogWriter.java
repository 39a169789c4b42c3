package dev.switchboard.gateway.log;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * An idempotent producer that writes a list of records in its order and answers when all replicas have all of it. For any
 * thread; the waiting is done on virtual threads, where the answer comes too.
 *
 * <p>A record is not sent once an earlier one of the same list is known to have failed. With endless patience none fails for
 * want of a broker, so no later record can get ahead of an earlier one: readers that keep the highest position rely on that.
 */
public final class LogWriter implements AutoCloseable {

    /** Waits as long as it takes. */
    static final Duration ENDLESS = Duration.ofMillis(Integer.MAX_VALUE);

    private final KafkaProducer<String, byte[]> producer;
    private final Executor threads;

    /** @param patience how long a record may wait for the brokers; longer than that, and it was not written */
    LogWriter(Map<String, Object> broker, String name, Duration patience) {
        producer = new KafkaProducer<>(
                settings(broker, name, patience), new StringSerializer(), new ByteArraySerializer());
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    private static Map<String, Object> settings(Map<String, Object> broker, String name, Duration patience) {
        int millis = (int) patience.toMillis();
        var settings = new HashMap<>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, name);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(millis, 10_000));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        return settings;
    }

    public Uni<Void> write(LogEntry entry) {
        return write(List.of(entry));
    }

    /** Fails with {@link LogUnreachable} if not all of it was written. */
    public Uni<Void> write(List<LogEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().voidItem().emitOn(threads).invoke(() -> writeAll(entries));
    }

    private void writeAll(List<LogEntry> entries) {
        try {
            var sent = new ArrayList<Future<RecordMetadata>>(entries.size());
            for (LogEntry entry : entries) {
                var sending = producer.send(entry.toKafka(this::partitionsOf));
                if (sending.isDone()) {
                    sending.get();
                }
                sent.add(sending);
            }
            for (var sending : sent) {
                sending.get();
            }
        } catch (ExecutionException refused) {
            throw new LogUnreachable(Objects.requireNonNullElse(refused.getCause(), refused));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LogUnreachable(interrupted);
        }
    }

    private int partitionsOf(String topic) {
        return producer.partitionsFor(topic).size();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    /** The brokers did not take it, or not in time. */
    public static final class LogUnreachable extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** Whether it never will be: it is longer than a record may be. */
        public boolean isTooLong() {
            return getCause() instanceof RecordTooLargeException;
        }

        LogUnreachable(Throwable cause) {
            super("the log did not take the record: " + cause.getClass().getSimpleName(), cause);
        }
    }
}
