package dev.switchboard.router.log;

import dev.switchboard.router.RouterSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Brings the snapshots of this router's partitions up to date, off the hot path: a replica of its own starts from the previous
 * snapshot and follows the log, as a successor would; no deciding engine is asked. One thread of low priority.
 */
final class Snapshotter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Snapshotter.class);

    /** @param nextEvent where the log was when it was taken */
    private record Taken(long nextEvent, long nanoTime) {}

    private final RouterSettings settings;
    private final LogClients clients;
    private final EventLog events;
    private final Snapshots snapshots;
    private final LogMetrics metrics;
    private final Supplier<Set<Integer>> owned;
    private final LongSupplier nanoTime;
    private final Map<Integer, Taken> newest = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
            .daemon()
            .name("snapshots")
            .priority(Thread.MIN_PRIORITY)
            .factory());
    private volatile boolean wanted = true;

    Snapshotter(
            RouterSettings settings,
            LogClients clients,
            EventLog events,
            Snapshots snapshots,
            LogMetrics metrics,
            Supplier<Set<Integer>> owned) {
        this.settings = settings;
        this.clients = clients;
        this.events = events;
        this.snapshots = snapshots;
        this.metrics = metrics;
        this.owned = owned;
        this.nanoTime = System::nanoTime;
    }

    void start() {
        long period = settings.snapshots().checkEvery().toMillis();
        thread.scheduleWithFixedDelay(this::takeDue, period, period, TimeUnit.MILLISECONDS);
    }

    private void takeDue() {
        try {
            ends().forEach((partition, end) -> {
                if (wanted && isDue(partition, end)) {
                    take(partition, end);
                }
            });
        } catch (RuntimeException failing) {
            LOG.warnf(failing, "No snapshots this time");
        }
    }

    private Map<Integer, Long> ends() {
        Set<TopicPartition> partitions = owned.get().stream()
                .map(partition -> new TopicPartition(settings.topics().events(), partition))
                .collect(Collectors.toSet());
        newest.keySet().retainAll(owned.get());
        if (partitions.isEmpty()) {
            return Map.of();
        }
        TopicPartition any = partitions.iterator().next();
        try (KafkaConsumer<byte[], byte[]> reader = clients.reader(any, 0)) {
            return reader.endOffsets(partitions).entrySet().stream()
                    .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
        }
    }

    private boolean isDue(int partition, long end) {
        Taken taken = newest.computeIfAbsent(partition, this::stored);
        long behind = end - taken.nextEvent();
        Duration age = Duration.ofNanos(nanoTime.getAsLong() - taken.nanoTime());
        return behind >= settings.snapshots().records()
                || (behind > 0 && age.compareTo(settings.snapshots().age()) >= 0);
    }

    private Taken stored(int partition) {
        return new Taken(snapshots.load(partition).map(Snapshot::nextEvent).orElse(0L), nanoTime.getAsLong());
    }

    private void take(int partition, long end) {
        Replica replica = events.rebuild(partition, end, () -> wanted);
        if (!wanted) {
            return;
        }
        Snapshot snapshot = replica.snapshot();
        boolean stored = snapshots.store(snapshot);
        newest.put(partition, new Taken(end, nanoTime.getAsLong()));
        metrics.snapshotTaken(partition);
        LOG.infof(
                "Snapshot of partition %d before event %d: %d KiB%s",
                partition, end, snapshot.state().length >> 10, stored ? "" : ", a newer one is there");
    }

    @Override
    public void close() {
        wanted = false;
        thread.shutdownNow();
    }
}
