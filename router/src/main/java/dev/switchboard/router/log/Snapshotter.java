package dev.switchboard.router.log;

import dev.switchboard.router.RouterSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the snapshots of this router's partitions up to date, off the hot path: each is taken of a {@link Shadow}, no deciding engine is
 * asked. One thread.
 */
final class Snapshotter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Snapshotter.class);

    /** Often, so that what a busy partition decides meanwhile fits into its {@link Tail}. */
    private static final Duration FOLLOW_EVERY = Duration.ofMillis(100);

    /** @param nextEvent where the log was when it was taken */
    private record Taken(long nextEvent, long nanoTime) {}

    private final RouterSettings.Snapshots settings;
    private final Map<Integer, Tail> tails;
    private final EventLog events;
    private final Snapshots snapshots;
    private final LogMetrics metrics;
    private final Supplier<Set<Integer>> owned;
    private final LongSupplier nanoTime;
    private final Map<Integer, Taken> newest = new HashMap<>();
    private final Map<Integer, Shadow> shadows = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
            .daemon()
            .name("snapshots")
            .priority(Thread.MIN_PRIORITY)
            .factory());
    private long checked;
    private volatile boolean wanted = true;

    Snapshotter(
            RouterSettings.Snapshots settings,
            Map<Integer, Tail> tails,
            EventLog events,
            Snapshots snapshots,
            LogMetrics metrics,
            Supplier<Set<Integer>> owned) {
        this.settings = settings;
        this.tails = tails;
        this.events = events;
        this.snapshots = snapshots;
        this.metrics = metrics;
        this.owned = owned;
        this.nanoTime = System::nanoTime;
    }

    void start() {
        checked = nanoTime.getAsLong();
        long period = Math.min(FOLLOW_EVERY.toMillis(), settings.checkEvery().toMillis());
        thread.scheduleWithFixedDelay(this::keepUp, period, period, TimeUnit.MILLISECONDS);
    }

    private void keepUp() {
        try {
            followAll();
            if (nanoTime.getAsLong() - checked >= settings.checkEvery().toNanos()) {
                checked = nanoTime.getAsLong();
                takeDue();
            }
        } catch (RuntimeException failing) {
            LOG.warnf(failing, "No snapshots this time");
            shadows.clear();
        }
    }

    private void followAll() {
        Set<Integer> partitions = owned.get();
        shadows.keySet().retainAll(partitions);
        newest.keySet().retainAll(partitions);
        for (int partition : partitions) {
            Tail tail = tails.get(partition);
            if (tail != null) {
                shadows.compute(partition, (p, shadow) -> shadowOf(p, tail, shadow))
                        .follow(() -> wanted);
            }
        }
    }

    /** A partition that was taken over anew may have lost what its former shadow knew. */
    private Shadow shadowOf(int partition, Tail tail, @Nullable Shadow shadow) {
        return shadow != null && shadow.isOf(tail) ? shadow : new Shadow(partition, tail, events);
    }

    private void takeDue() {
        for (Map.Entry<Integer, Shadow> entry : List.copyOf(shadows.entrySet())) {
            int partition = entry.getKey();
            Shadow shadow = entry.getValue();
            if (!wanted || shadow.end() == 0) {
                continue;
            }
            if (isDue(partition, shadow.end())) {
                take(partition, shadow);
            }
            followAll();
        }
    }

    private boolean isDue(int partition, long end) {
        Taken taken = newest.computeIfAbsent(partition, this::stored);
        long behind = end - taken.nextEvent();
        Duration age = Duration.ofNanos(nanoTime.getAsLong() - taken.nanoTime());
        return behind >= settings.records() || (behind > 0 && age.compareTo(settings.age()) >= 0);
    }

    private Taken stored(int partition) {
        return new Taken(snapshots.nextEvent(partition), nanoTime.getAsLong());
    }

    private void take(int partition, Shadow shadow) {
        long started = nanoTime.getAsLong();
        Snapshot snapshot = shadow.snapshot(() -> wanted);
        if (!wanted) {
            return;
        }
        long taken = nanoTime.getAsLong();
        boolean stored = snapshots.store(snapshot);
        newest.put(partition, new Taken(snapshot.nextEvent(), nanoTime.getAsLong()));
        metrics.snapshotTaken(partition);
        LOG.infof(
                "Snapshot of partition %d before event %d: %d KiB, made in %d ms, stored in %d ms%s",
                partition,
                snapshot.nextEvent(),
                snapshot.bytes() >> 10,
                Duration.ofNanos(taken - started).toMillis(),
                Duration.ofNanos(nanoTime.getAsLong() - taken).toMillis(),
                stored ? "" : "; a newer one is there");
    }

    @Override
    public void close() {
        wanted = false;
        thread.shutdownNow();
    }
}
