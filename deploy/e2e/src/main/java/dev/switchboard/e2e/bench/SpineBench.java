package dev.switchboard.e2e.bench;

import dev.switchboard.e2e.bench.Stages.Stage;
import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.people.Rep;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * From the visitor's socket in to the offer on a rep's socket, at rising rates until more load brings no more contacts, and then at
 * twice the most it did. Reps accept and complete at once. Every message is its own contact.
 */
final class SpineBench {
    private static final double FIRST_RATE = 20;
    private static final double LAST_RATE = 1_000;
    private static final double STEP = 1.3;
    /** Beyond what a house does, more load brings nothing: a round that does not better the best by this much says so. */
    private static final double RISING = 1.05;

    /** Five JVMs on the processors of one machine compile for minutes: {@code -Dbench.warm-up=PT10M} gives them more. */
    private static final Duration WARM_UP = Duration.parse(System.getProperty("bench.warm-up", "PT3M"));

    /** Warming up fast enough to be busy, and no faster than it goes: nobody fires while so many still wait. */
    private static final double WARM_UP_RATE = 200;

    private static final int WARM_UP_WAITING = 40;
    private static final Duration LENGTH = Duration.ofSeconds(15);
    private static final Duration DRAIN = Duration.ofSeconds(60);
    private static final double FOLLOWS = 0.97;
    private static final double SATURATED_P99_MILLIS = 2_000;

    private final HouseLog log;
    private final VisitorPool visitors;
    private final Map<String, Integer> shotOf = new ConcurrentHashMap<>();
    private final Figures figures;
    private volatile Shots shots = new Shots(0);

    private SpineBench(HouseLog log, VisitorPool visitors, Figures figures) {
        this.log = log;
        this.visitors = visitors;
        this.figures = figures;
    }

    /** @param achieved contacts offered in each second of the load */
    private record Round(double rate, int skipped, double achieved, Histogram latency, Map<Stage, Histogram> stages) {
        boolean follows() {
            return achieved >= FOLLOWS * rate && Figures.millis(latency, 99) < SATURATED_P99_MILLIS;
        }
    }

    static void run(URI house, HouseLog log, Figures figures) {
        figures.say("opening %d chats", BenchStaff.VISITORS);
        try (var visitors = VisitorPool.open(house, BenchStaff.VISITORS)) {
            var bench = new SpineBench(log, visitors, figures);
            try (var staff = BenchStaff.seat(house, bench.watcher())) {
                figures.say("%d reps at their desks", staff.size());
                bench.run();
            }
        }
    }

    private void run() {
        figures.say("warming up for %d s", WARM_UP.toSeconds());
        load(WARM_UP_RATE, WARM_UP, WARM_UP_WAITING);
        figures.say("%nvisitor's socket in → offer on the rep's socket (from the moment a message fell due)");
        figures.say(
                "%-8s %8s %9s %9s %9s %9s  | p50/p99 ms: %s",
                "", "rate/s", "done/s", "p50 ms", "p99 ms", "max ms", stageNames());
        overload(peak());
    }

    /** The most it did in any round, contacts/s. */
    private double peak() {
        double peak = 0;
        for (double rate = FIRST_RATE; rate <= LAST_RATE; rate *= STEP) {
            var round = load(rate, LENGTH);
            show(round.follows() ? "follows" : "behind", round);
            var rises = round.achieved() > RISING * peak;
            peak = Math.max(peak, round.achieved());
            if (!round.follows() && !rises) {
                break;
            }
        }
        return peak;
    }

    private void overload(double peak) {
        var round = load(2 * peak, LENGTH);
        show("overload", round);
        figures.add(
                new JsonObject()
                        .put("bench", "spine")
                        .put("peakPerSecond", peak)
                        .put("atTwicePeakPerSecond", round.achieved()),
                "peak %.0f contacts/s; offered twice that it still does %.0f/s (%.0f %% of its peak)",
                peak,
                round.achieved(),
                100 * round.achieved() / peak);
    }

    private Round load(double rate, Duration length) {
        return load(rate, length, BenchStaff.VISITORS);
    }

    /** @param mostWaiting while more visitors than this wait or are worked for, the load holds its breath */
    private Round load(double rate, Duration length, int mostWaiting) {
        var loop = new OpenLoop(rate, length);
        shots = new Shots(loop.shots());
        var stages = Stages.begin(log);
        var begin = Clock.micros();
        loop.run((shot, due) -> {
            if (visitors.busy() < mostWaiting) {
                fire(shot, due);
            }
        });
        var end = Clock.micros();
        drain();
        var achieved = shots.arrivedBetween(begin, end) * 1e6 / (end - begin);
        return new Round(rate, loop.shots() - shots.countFired(), achieved, shots.latency(), stages.split(shots));
    }

    private void fire(int shot, long due) {
        var visitor = visitors.take(shot);
        if (visitor != null) {
            shots.fired(shot, due);
            visitor.say(shots.text(shot));
        }
    }

    /** Until all contacts are closed, or patience ends: then the next load is the judge. */
    private void drain() {
        var deadline = System.nanoTime() + DRAIN.toNanos();
        while (visitors.busy() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private Rep.Watcher watcher() {
        return new Rep.Watcher() {
            @Override
            public void contact(Rep rep, JsonObject contact) {
                if (contact.getString("state").equals("OFFERED")) {
                    numberOf(contact).ifPresent(shot -> {
                        shots.arrived(shot);
                        shotOf.put(contact.getString("id"), shot);
                    });
                }
            }

            @Override
            public void gone(Rep rep, String contact, String reason) {
                var shot = reason.equals("closed") ? shotOf.remove(contact) : null;
                if (shot != null) {
                    visitors.release(shot);
                }
            }
        };
    }

    private OptionalInt numberOf(JsonObject contact) {
        return shots.numberIn(contact.getString("preview", ""));
    }

    private static String stageNames() {
        return String.join(
                "   ", java.util.Arrays.stream(Stage.values()).map(Stage::name).toList());
    }

    private void show(String phase, Round round) {
        var line = new JsonObject()
                .put("bench", "spine")
                .put("phase", phase)
                .put("ratePerSecond", round.rate())
                .put("achievedPerSecond", round.achieved())
                .put("notSentForLackOfVisitors", round.skipped())
                .put("latency", Figures.percentiles(round.latency()));
        var split = new StringBuilder();
        round.stages().forEach((stage, histogram) -> {
            line.put(stage.name(), Figures.percentiles(histogram));
            split.append("%.0f/%.0f  ".formatted(Figures.millis(histogram, 50), Figures.millis(histogram, 99)));
        });
        figures.add(
                line,
                "%-8s %8.0f %9.1f %9.1f %9.1f %9.1f  | %s%s",
                phase,
                round.rate(),
                round.achieved(),
                Figures.millis(round.latency(), 50),
                Figures.millis(round.latency(), 99),
                Figures.millis(round.latency(), 100),
                split,
                round.skipped() > 0 ? "(" + round.skipped() + " not sent: every visitor was waiting)" : "");
    }
}
