package dev.switchboard.router.log;

import dev.switchboard.events.RoutingRecord;
import dev.switchboard.router.RouterSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jboss.logging.Logger;

/**
 * Takes over a partition: a new epoch, written into the log as {@code OwnerChanged}; then the state from the newest snapshot and the
 * events up to that record. What a former owner still writes lands behind it and means nothing. Blocks; thread-safe.
 */
final class TakeOver {

    private static final Logger LOG = Logger.getLogger(TakeOver.class);

    private final RouterSettings settings;
    private final LogClients clients;
    private final Epochs epochs;
    private final EventLog events;
    private final IntFunction<Tail> newTail;
    private final LogMetrics metrics;

    TakeOver(
            RouterSettings settings,
            LogClients clients,
            Epochs epochs,
            EventLog events,
            IntFunction<Tail> newTail,
            LogMetrics metrics) {
        this.settings = settings;
        this.clients = clients;
        this.epochs = epochs;
        this.events = events;
        this.newTail = newTail;
        this.metrics = metrics;
    }

    /** @param wanted asked now and then; when it says no, the answer is empty */
    Optional<Tenure> of(int partition, BooleanSupplier wanted) {
        long started = System.nanoTime();
        KafkaProducer<byte[], byte[]> producer = clients.writer();
        var writer = new LogWriter(settings.topics().events(), partition, producer, newTail.apply(partition), metrics);
        try {
            Tenure tenure = take(partition, 0, producer, writer, wanted);
            if (!wanted.getAsBoolean()) {
                writer.close();
                return Optional.empty();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            metrics.tookOver(took);
            LOG.infof(
                    "Partition %d is ours with epoch %d after %d ms, from command %d on",
                    partition, tenure.epoch(), took.toMillis(), tenure.nextCommand());
            return Optional.of(tenure);
        } catch (RuntimeException failed) {
            writer.close();
            throw failed;
        }
    }

    private Tenure take(
            int partition,
            long seen,
            KafkaProducer<byte[], byte[]> producer,
            LogWriter writer,
            BooleanSupplier wanted) {
        long epoch = epochs.claim(partition, seen);
        long own = writer.announce(new RoutingRecord.OwnerChanged(epoch, settings.instanceId(), Instant.now()));
        Replica replica = events.rebuild(partition, own, wanted);
        if (replica.epoch() >= epoch) { // the database is younger than the log: catch up with the log's epochs
            return take(partition, replica.epoch(), producer, writer, wanted);
        }
        return new Tenure(
                partition, epoch, replica.engine(), replica.lastCommand() + 1, replica.lastTime(), producer, writer);
    }
}
