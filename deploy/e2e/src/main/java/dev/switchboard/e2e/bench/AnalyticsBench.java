package dev.switchboard.e2e.bench;

import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.events.Topics;
import dev.switchboard.local.House;
import dev.switchboard.local.ServiceProcess;
import dev.switchboard.people.Http;
import dev.switchboard.people.Rep;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * How fast the analytics service takes what the router decided: it is stopped (SIGSTOP) while contacts are worked on, goes on, and must
 * catch up while nothing else happens. Its lag under load is what it says itself before that.
 */
final class AnalyticsBench implements Rep.Watcher {
    private static final int VISITORS = 1_500;
    private static final double RATE = 60;
    /** Shorter than Kafka's patience with a silent consumer. */
    private static final Duration LENGTH = Duration.ofSeconds(25);

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern EVENTS =
            Pattern.compile("^switchboard_analytics_events_total(?:\\{[^}]*})? (\\S+)", Pattern.MULTILINE);
    private static final Pattern LAG = Pattern.compile(
            "^switchboard_analytics_lag_seconds\\{[^}]*quantile=\"([^\"]+)\"} (\\S+)", Pattern.MULTILINE);

    private final ServiceProcess analytics;
    private final HouseLog log;
    private final VisitorPool visitors;
    private final Map<String, Integer> shotOf = new ConcurrentHashMap<>();
    private volatile Shots shots = new Shots(0);

    private AnalyticsBench(ServiceProcess analytics, HouseLog log, VisitorPool visitors) {
        this.analytics = analytics;
        this.log = log;
        this.visitors = visitors;
    }

    static void run(House house, Figures figures) {
        var address = URI.create(house.url());
        var log = new HouseLog(house.infrastructure().kafka());
        try (var visitors = VisitorPool.open(address, VISITORS)) {
            var bench = new AnalyticsBench(house.service("analytics-service"), log, visitors);
            try (var staff = BenchStaff.seat(address, bench)) {
                figures.say("%d reps at their desks", staff.size());
                bench.run(figures);
            }
        }
    }

    private void run(Figures figures) {
        load();
        awaitCaughtUp();
        var lag = lag();
        var taken = taken();
        var mark = log.end(Topics.ROUTING_EVENTS);
        signal("STOP");
        try {
            load();
        } finally {
            signal("CONT");
        }
        var begin = System.nanoTime();
        var behind = HouseLog.decisions(log.read(Topics.ROUTING_EVENTS, mark)).stream()
                .mapToLong(decided -> decided.decision().events().size())
                .sum();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> taken() >= taken + behind);
        var seconds = (System.nanoTime() - begin) / 1e9;
        figures.add(
                new JsonObject()
                        .put("bench", "analytics")
                        .put("events", behind)
                        .put("eventsPerSecond", behind / seconds)
                        .put("lagSeconds", lag),
                "analytics: %d events behind, caught up in %.2f s: %.0f events/s; lag at %.0f contacts/s: %s s",
                behind,
                seconds,
                behind / seconds,
                RATE,
                lag.encode());
    }

    private void load() {
        var loop = new OpenLoop(RATE, LENGTH);
        shots = new Shots(loop.shots());
        loop.run((shot, due) -> {
            var visitor = visitors.take(shot);
            if (visitor != null) {
                shots.fired(shot, due);
                visitor.say(shots.text(shot));
            }
        });
        Awaitility.await().atMost(PATIENCE).until(() -> visitors.busy() == 0);
    }

    private void awaitCaughtUp() {
        var before = new long[] {-1};
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).until(() -> {
            var now = taken();
            var still = now == before[0];
            before[0] = now;
            return still;
        });
    }

    private long taken() {
        var found = EVENTS.matcher(metrics());
        return found.find() ? (long) Double.parseDouble(found.group(1)) : 0;
    }

    /** By quantile. */
    private JsonObject lag() {
        var lag = new JsonObject();
        var found = LAG.matcher(metrics());
        while (found.find()) {
            lag.put(found.group(1), Double.parseDouble(found.group(2)));
        }
        return lag;
    }

    private String metrics() {
        return new Http(URI.create(analytics.url())).get("/q/metrics").orThrow().body();
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(analytics.pid()))
                    .start()
                    .waitFor();
        } catch (IOException noKill) {
            throw new IllegalStateException("this machine has no kill", noKill);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void contact(Rep rep, JsonObject contact) {
        if (contact.getString("state").equals("OFFERED")) {
            shots.numberIn(contact.getString("preview", ""))
                    .ifPresent(shot -> shotOf.put(contact.getString("id"), shot));
        }
    }

    @Override
    public void gone(Rep rep, String contact, String reason) {
        var shot = reason.equals("closed") ? shotOf.remove(contact) : null;
        if (shot != null) {
            visitors.release(shot);
        }
    }
}
