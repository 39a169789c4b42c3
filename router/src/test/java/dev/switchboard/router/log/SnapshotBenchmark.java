package dev.switchboard.router.log;

import dev.switchboard.events.Origin;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.router.engine.Engine;
import dev.switchboard.router.plan.CelRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot of many waiting contacts takes: made of a shadow, stored in PostgreSQL, loaded and restored; and what the deciding
 * thread notices of it meanwhile, at a steady 10,000 commands a second. Run as a main: {@code SnapshotBenchmark [contacts]}.
 */
final class SnapshotBenchmark {

    private static final long PERIOD_NANOS = 100_000;

    private final Centre centre = new Centre("main");
    private final CelRules rules = new CelRules();
    private final Engine deciding = new Engine(rules);
    private final Replica shadow = Replica.empty(0, rules);
    private final Tail tail = new Tail();
    private final int contacts;
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private long offset;
    private long requested;

    private SnapshotBenchmark(int contacts) {
        this.contacts = contacts;
    }

    public static void main(String[] arguments) throws Exception {
        Logs.asInService();
        int contacts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        try (House house = House.open(1)) {
            var benchmark = new SnapshotBenchmark(contacts);
            benchmark.fill();
            for (int round = 1; round <= 4; round++) {
                house.database.query("delete from snapshot").executeAndAwait();
                benchmark.round(round, new Snapshots(house.database));
            }
        }
        System.exit(0); // the infrastructure's process ends with this one
    }

    private void fill() {
        decide(centre.teams());
        decide(centre.plan(Duration.ofDays(1)));
        decide(centre.agent("ava", 1));
        decide(centre.ready("ava"));
        while (requested < contacts) {
            decide(request());
        }
        System.out.printf("%,d contacts wait%n", contacts);
    }

    private RoutingCommand request() {
        requested++;
        String id = new UUID(requested * 0x9E3779B97F4A7C15L, requested * 0xBF58476D1CE4E5B9L).toString();
        return centre.request(id, "Hello, my order has not come yet, can you help?", null);
    }

    private void decide(RoutingCommand command) {
        now = now.plusNanos(100_000);
        List<RoutingEvent> events = deciding.decide(command, now);
        if (!events.isEmpty()) {
            var decision = new RoutingRecord.Decision(1, offset, null, now, (@Nullable Origin) null, events);
            tail.add(offset++, decision);
            if (requested < contacts) {
                follow();
            }
        }
    }

    private void follow() {
        for (Tail.Entry entry : tail.take()) {
            shadow.follow(entry.decision());
            shadow.reached(entry.offset() + 1);
        }
    }

    private void round(int round, Snapshots snapshots) throws InterruptedException {
        var done = new AtomicBoolean();
        var quiet = new Histogram(3);
        var busy = new Histogram(3);
        Thread decider = Thread.ofPlatform().start(() -> {
            var steady = new Steady();
            for (int n = 0; n < 20_000; n++) {
                steady.record(quiet, () -> decide(request()));
            }
            while (!done.get()) {
                steady.record(busy, () -> decide(request()));
            }
        });
        Thread.sleep(2_000);
        tail.take();
        System.gc();
        long started = System.nanoTime();
        Snapshot snapshot = shadow.snapshot();
        double made = seconds(started);
        started = System.nanoTime();
        boolean stored = snapshots.store(snapshot);
        double storing = seconds(started);
        done.set(true);
        decider.join();
        started = System.nanoTime();
        Snapshot loaded = snapshots.load(0).orElseThrow();
        double loading = seconds(started);
        started = System.nanoTime();
        Replica restored = Replica.of(loaded, rules);
        double restoring = seconds(started);
        System.out.printf(
                "round %d: made in %.2f s (%,d KiB), %s in %.2f s; loaded in %.2f s, restored and checked in %.2f s%n",
                round,
                made,
                snapshot.bytes() >> 10,
                stored ? "stored" : "NOT STORED",
                storing,
                loading,
                restoring);
        System.out.printf(
                "         deciding before: %s; while it was made and stored: %s%s%n",
                told(quiet),
                told(busy),
                restored.engine().hash() == snapshot.hash() ? "" : "; THE HASH DIFFERS");
    }

    private static String told(Histogram nanos) {
        return "p50 %.1f µs, p99.9 %.0f µs, longest %.1f ms"
                .formatted(
                        nanos.getValueAtPercentile(50) / 1e3,
                        nanos.getValueAtPercentile(99.9) / 1e3,
                        nanos.getMaxValue() / 1e6);
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }

    /** Each command has its moment, and its latency counts from there. */
    private static final class Steady {
        private long due = System.nanoTime();

        void record(Histogram nanos, Runnable command) {
            due += PERIOD_NANOS;
            while (System.nanoTime() < due) {
                Thread.onSpinWait();
            }
            command.run();
            nanos.recordValue(System.nanoTime() - due);
        }
    }
}
