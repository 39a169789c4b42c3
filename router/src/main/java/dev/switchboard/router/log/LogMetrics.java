package dev.switchboard.router.log;

import dev.switchboard.events.RoutingEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What the log tells Prometheus. Thread-safe. */
final class LogMetrics {

    private final MeterRegistry registry;
    private final Counter commands;
    private final Counter decisions;
    private final Counter rejected;
    private final Counter ticks;
    private final Counter snapshots;
    private final Timer deciding;
    private final Timer logging;
    private final Timer takingOver;
    private final Map<String, Counter> deadLetters = new ConcurrentHashMap<>();
    private final Map<Integer, Long> snapshotMillis = new ConcurrentHashMap<>();

    LogMetrics(MeterRegistry registry) {
        this.registry = registry;
        commands = registry.counter("switchboard.router.commands");
        decisions = registry.counter("switchboard.router.decisions");
        rejected = registry.counter("switchboard.router.rejected");
        ticks = registry.counter("switchboard.router.ticks");
        snapshots = registry.counter("switchboard.router.snapshots");
        deciding = timer("switchboard.router.decide", "from a command in memory to its events in memory");
        logging = timer("switchboard.router.log", "from a decision in memory to its acknowledgement by all replicas");
        takingOver = timer("switchboard.router.take.over", "from a partition's assignment to its first decision");
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
    }

    void owned(Supplier<Number> partitions) {
        Gauge.builder("switchboard.router.partitions.owned", partitions).register(registry);
    }

    void decided(List<RoutingEvent> events, long nanos) {
        commands.increment();
        deciding.record(Duration.ofNanos(nanos));
        if (!events.isEmpty()) {
            decisions.increment();
        }
        for (RoutingEvent event : events) {
            if (event instanceof RoutingEvent.CommandRejected) {
                rejected.increment();
            }
        }
    }

    void acknowledged(long nanos) {
        logging.record(Duration.ofNanos(nanos));
    }

    void tookOver(Duration time) {
        takingOver.record(time);
    }

    void ticked() {
        ticks.increment();
    }

    void deadLettered(String reason) {
        deadLetters
                .computeIfAbsent(reason, code -> registry.counter("switchboard.router.dead.lettered", "reason", code))
                .increment();
    }

    void snapshotTaken(int partition) {
        snapshots.increment();
        if (snapshotMillis.put(partition, System.currentTimeMillis()) == null) {
            Gauge.builder("switchboard.router.snapshot.age", () -> snapshotAgeSeconds(partition))
                    .tag("partition", Integer.toString(partition))
                    .baseUnit("seconds")
                    .register(registry);
        }
    }

    private double snapshotAgeSeconds(int partition) {
        return (System.currentTimeMillis() - snapshotMillis.getOrDefault(partition, 0L)) / 1000.0;
    }
}
