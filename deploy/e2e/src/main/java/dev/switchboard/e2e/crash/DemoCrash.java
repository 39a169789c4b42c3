package dev.switchboard.e2e.crash;

import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.events.Channel;
import dev.switchboard.local.House;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/**
 * A department that lives on all channels, in which services are killed with SIGKILL at random moments, one after the other. Afterwards
 * everything that was taken in must have arrived, the log must hold what {@link Audit} asks of it, nothing forged may have had an effect,
 * and every figure must be what the log says.
 */
public final class DemoCrash {
    private static final List<String> SERVICES =
            List.of("router", "agent-service", "channel-gateway", "analytics-service");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LAST_WORDS = Duration.ofSeconds(8);

    private final House house;
    private final Script script;
    private final Consumer<String> news;
    private final Random random;
    private final HouseLog log;
    private final Forger forger;
    private final Map<String, Integer> kills = new TreeMap<>();

    private DemoCrash(House house, Script script, Consumer<String> news) {
        this.house = house;
        this.script = script;
        this.news = news;
        this.random = new Random(script.seed());
        this.log = new HouseLog(house.infrastructure().kafka());
        this.forger = new Forger(URI.create(house.url()));
    }

    /**
     * @param duration of the killing
     * @param pause at most, from a service's return to the next kill
     */
    public record Script(Duration duration, Duration pause, long seed) {}

    /** @param complaints everything that should not be; none is the aim */
    public record Report(
            Map<String, Integer> kills,
            Map<Channel, Integer> messages,
            Map<Integer, Integer> forgeries,
            int decisions,
            long seed,
            List<String> complaints) {

        @Override
        public String toString() {
            return "SIGKILLs %s (seed %d), customers' messages %s, %d records decided, forgeries answered %s: %s"
                    .formatted(
                            kills,
                            seed,
                            messages,
                            decisions,
                            forgeries,
                            complaints.isEmpty()
                                    ? "everything arrived, I1-I5 and I10 hold, the KPIs equal a recomputation from the log"
                                    : "NOT in order:\n  " + String.join("\n  ", complaints));
        }
    }

    /** @param house with people around */
    public static Report of(House house, Script script, Consumer<String> news) {
        return new DemoCrash(house, script, news).run();
    }

    private Report run() {
        var end = Instant.now().plus(script.duration());
        // each at least once, then as it comes
        var first = new ArrayList<>(SERVICES);
        java.util.Collections.shuffle(first, random);
        while (!first.isEmpty() || Instant.now().isBefore(end)) {
            pause(Duration.ofMillis(500 + random.nextLong(script.pause().toMillis())));
            forger.tryAll();
            kill(first.isEmpty() ? SERVICES.get(random.nextInt(SERVICES.size())) : first.removeFirst());
        }
        pause(script.pause());
        house.sendPeopleHome();
        pause(LAST_WORDS);
        return report();
    }

    private void kill(String name) {
        var service = house.service(name);
        var killed = service.pid();
        house.kill(name);
        forger.tryAll();
        Awaitility.await(name + " is back").atMost(PATIENCE).until(() -> service.pid() != killed && service.isReady());
        kills.merge(name, 1, Integer::sum);
        news.accept("%s was killed and is back".formatted(name));
    }

    private Report report() {
        var complaints = new ArrayList<>(forger.complaints());
        var arrivals = arrivals();
        complaints.addAll(arrivals.complaints());
        var audit = Audit.of(log);
        complaints.addAll(audit.complaints());
        complaints.addAll(KpiAudit.of(URI.create(house.url()), log));
        return new Report(
                kills, arrivals.counts(), forger.answers(), audit.records(), script.seed(), List.copyOf(complaints));
    }

    /** Customers go home in the midst of a word: what is on its way arrives first. */
    private Arrivals.Outcome arrivals() {
        var latest = Instant.now().plus(PATIENCE);
        var arrivals = Arrivals.of(log, Forger.MARK);
        while (!arrivals.complaints().isEmpty() && Instant.now().isBefore(latest)) {
            pause(Duration.ofSeconds(2));
            arrivals = Arrivals.of(log, Forger.MARK);
        }
        return arrivals;
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
