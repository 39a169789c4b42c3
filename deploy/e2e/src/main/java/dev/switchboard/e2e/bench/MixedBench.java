package dev.switchboard.e2e.bench;

import dev.switchboard.local.House;
import dev.switchboard.people.MailCustomer;
import dev.switchboard.people.Rep;
import dev.switchboard.providers.Providers;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * From the customer to the offer on a rep's socket with all channels mixed, at rates that double until the house does not follow. Each
 * message is a contact of its own, sent through the real door of its channel and timed from the moment at which it fell due. Reps accept
 * and complete at once.
 */
final class MixedBench implements Rep.Watcher {
    private static final double FIRST_RATE = 10;
    private static final double LAST_RATE = 320;
    private static final double FOLLOWS = 0.95;
    /** As of the spine. */
    private static final Duration WARM_UP = Duration.parse(System.getProperty("bench.warm-up", "PT3M"));

    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final Duration DRAIN = Duration.ofSeconds(60);
    private static final int VISITORS = 2_000;
    private static final long HIGHEST_MICROS = 120_000_000;

    /** Of a hundred contacts. */
    private static final Map<String, Integer> MIX = Map.of("PHONE", 30, "CHAT", 35, "EMAIL", 20, "SOCIAL", 15);

    private final House house;
    private final Providers providers;
    private final VisitorPool visitors;
    private final Figures figures;
    private final Random random = new Random(1);
    private final Map<String, Integer> shotOf = new ConcurrentHashMap<>();
    private final Map<Integer, Kind> kindOf = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, Integer> shotOfAddress = new ConcurrentHashMap<>();
    private volatile Shots shots = new Shots(0);

    private enum Kind {
        PHONE,
        CHAT,
        EMAIL,
        SOCIAL
    }

    private MixedBench(House house, Providers providers, VisitorPool visitors, Figures figures) {
        this.house = house;
        this.providers = providers;
        this.visitors = visitors;
        this.figures = figures;
    }

    static void run(House house, Providers providers, Figures figures) {
        var address = URI.create(house.url());
        try (var visitors = VisitorPool.open(address, VISITORS)) {
            var bench = new MixedBench(house, providers, visitors, figures);
            try (var staff = BenchStaff.seat(address, bench)) {
                figures.say("%n%d reps; calls 30 %%, chats 35 %%, mails 20 %%, WhatsApp 15 %%", staff.size());
                bench.load(FIRST_RATE * 2, WARM_UP, false);
                for (var rate = FIRST_RATE; rate <= LAST_RATE && bench.load(rate, LENGTH, true); rate *= 2) {
                    // the next one is twice as much
                }
            }
        }
    }

    /** @return whether the house followed */
    private boolean load(double rate, Duration length, boolean counts) {
        var loop = new OpenLoop(rate, length);
        shots = new Shots(loop.shots());
        kindOf.clear();
        var begin = Clock.micros();
        loop.run((shot, due) -> {
            var kind = draw();
            kindOf.put(shot, kind);
            shots.fired(shot, due);
            Thread.startVirtualThread(() -> send(kind, shot));
        });
        var end = Clock.micros();
        drain(loop.shots());
        var achieved = shots.arrivedBetween(begin, end) * 1e6 / (end - begin);
        if (counts) {
            show(rate, achieved);
        }
        return achieved >= FOLLOWS * rate;
    }

    private Kind draw() {
        int number = random.nextInt(100);
        for (var kind : Kind.values()) {
            number -= MIX.getOrDefault(kind.name(), 0);
            if (number < 0) {
                return kind;
            }
        }
        return Kind.CHAT;
    }

    private void send(Kind kind, int shot) {
        try {
            var text = shots.text(shot);
            var person = "%08d".formatted(numbers.incrementAndGet());
            switch (kind) {
                case PHONE -> {
                    shotOfAddress.put("+4479" + person, shot);
                    providers.twilio().ring("CAmixed" + person, "+4479" + person, "+12025550100");
                }
                case CHAT -> {
                    var visitor = visitors.take(shot);
                    if (visitor != null) {
                        visitor.say(text);
                    }
                }
                case EMAIL -> {
                    var at = house.infrastructure();
                    new MailCustomer("Mia", "mixed" + person + "@example.org", "127.0.0.1", at.smtp(), at.imap())
                            .write(text, text);
                }
                case SOCIAL -> providers.meta().whatsApp("4478" + person, "Mia", text);
            }
        } catch (Exception refused) {
            figures.say("a %s was not taken: %s", kind, refused);
        }
    }

    private void drain(int all) {
        var latest = System.nanoTime() + DRAIN.toNanos();
        while ((shots.latency().getTotalCount() < all || visitors.busy() > 0) && System.nanoTime() < latest) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private void show(double rate, double achieved) {
        var by = new EnumMap<Kind, Histogram>(Kind.class);
        kindOf.forEach((shot, kind) -> {
            if (shots.arrivedMicros(shot) > 0) {
                by.computeIfAbsent(kind, fresh -> new Histogram(HIGHEST_MICROS, 3))
                        .recordValue(Math.clamp(shots.arrivedMicros(shot) - shots.dueMicros(shot), 0, HIGHEST_MICROS));
            }
        });
        var line = new JsonObject()
                .put("bench", "mixed")
                .put("ratePerSecond", rate)
                .put("achievedPerSecond", achieved)
                .put("latency", Figures.percentiles(shots.latency()));
        var split = new StringBuilder();
        by.forEach((kind, histogram) -> {
            line.put(kind.name(), Figures.percentiles(histogram));
            split.append(
                    "%s %.0f/%.0f  ".formatted(kind, Figures.millis(histogram, 50), Figures.millis(histogram, 99)));
        });
        figures.add(
                line,
                "mixed %4.0f/s: %6.1f/s done, p50 %.0f ms, p99 %.0f ms | p50/p99 ms: %s",
                rate,
                achieved,
                Figures.millis(shots.latency(), 50),
                Figures.millis(shots.latency(), 99),
                split);
    }

    @Override
    public void contact(Rep rep, JsonObject contact) {
        if (contact.getString("state").equals("OFFERED")) {
            numberOf(contact).ifPresent(shot -> {
                shots.arrived(shot);
                shotOf.put(contact.getString("id"), shot);
            });
        }
    }

    /** A call has no words: its number tells which it is. */
    private OptionalInt numberOf(JsonObject contact) {
        var address = contact.getJsonObject("customer", new JsonObject()).getString("address", "");
        var shot = shotOfAddress.get(address);
        return shot != null ? OptionalInt.of(shot) : shots.numberIn(contact.getString("preview", ""));
    }

    @Override
    public void gone(Rep rep, String contact, String reason) {
        var shot = reason.equals("closed") ? shotOf.remove(contact) : null;
        if (shot != null) {
            visitors.release(shot);
        }
    }
}
