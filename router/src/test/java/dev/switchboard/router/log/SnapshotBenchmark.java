package dev.switchboard.router.log;

import dev.switchboard.events.Origin;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.router.engine.Engine;
import dev.switchboard.router.plan.CelRules;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
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
            for (int round = 1; round <= 3; round++) {
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

    private RoutingCommand.RequestService request() {
        requested++;
        String id = new UUID(requested * 0x9E3779B97F4A7C15L, requested * 0xBF58476D1CE4E5B9L).toString();
        return (RoutingCommand.RequestService)
                centre.request(id, "Hello, my order has not come yet, can you help?", null);
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
        System.gc(); // of what was left from the last round
        var done = new AtomicBoolean();
        var quiet = new Histogram(3);
        var busy = new Histogram(3);
        Thread decider = Thread.ofPlatform().start(() -> {
            var steady = new Steady();
            for (int n = 0; n < 10_000; n++) {
                comeAndGo(steady, quiet);
            }
            while (!done.get()) {
                comeAndGo(steady, busy);
            }
        });
        Thread.sleep(2_000);
        tail.take();
        var making = new Stopwatch();
        Snapshot snapshot = shadow.snapshot();
        String made = making.told();
        long started = System.nanoTime();
        boolean stored = snapshots.store(snapshot);
        double storing = seconds(started);
        done.set(true);
        decider.join();
        started = System.nanoTime();
        Snapshot loaded = snapshots.load(0).orElseThrow();
        double loading = seconds(started);
        var checking = new Stopwatch();
        Replica restored = Replica.of(loaded, rules);
        String restoring = checking.told();
        System.out.printf(
                "round %d: made in %s (%,d KiB), %s in %.2f s; loaded in %.2f s, restored and checked in %s%n",
                round, made, snapshot.bytes() >> 10, stored ? "stored" : "NOT STORED", storing, loading, restoring);
        System.out.printf(
                "         deciding before: %s; while it was made and stored: %s%s%n",
                told(quiet), told(busy), restored.engine().hash() == snapshot.hash() ? "" : "; THE HASH DIFFERS");
    }

    private void comeAndGo(Steady steady, Histogram nanos) {
        RoutingCommand.RequestService request = request();
        steady.record(nanos, () -> decide(request));
        steady.record(
                nanos,
                () -> decide(new RoutingCommand.LeaveConversation(request.workspace(), request.conversation(), null)));
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

    /** On the clock, and on the processor: on a machine that others use as well the two differ. */
    private static final class Stopwatch {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final long started = System.nanoTime();
        private final long used = threads.getCurrentThreadCpuTime();

        String told() {
            double processor = (threads.getCurrentThreadCpuTime() - used) / 1e9;
            return "%.2f s (%.2f s of a processor)".formatted(seconds(started), processor);
        }
    }

    /** Each command has its moment, and its latency counts from there. */
    private static final class Steady {
        private long due = System.nanoTime();

        void record(Histogram nanos, Runnable command) {
            due += PERIOD_NANOS;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            command.run();
            nanos.recordValue(System.nanoTime() - due);
        }
    }
}
