package dev.switchboard.e2e.bench;

import dev.switchboard.e2e.crash.CrashRun;
import dev.switchboard.e2e.crash.DemoCrash;
import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.local.House;
import dev.switchboard.local.ProviderSettings;
import dev.switchboard.providers.Providers;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** The kinds of load there are, by the word that asks for them. */
public enum Load {
    /** From the visitor's socket to the offer on the rep's. */
    SPINE {
        @Override
        public void run(House house, ProviderSettings at, Figures figures) {
            SpineBench.run(URI.create(house.url()), logOf(house), figures);
        }
    },
    /** How soon the next offer comes to a rep who frees up. */
    FREE {
        @Override
        public void run(House house, ProviderSettings at, Figures figures) {
            FreeBench.run(URI.create(house.url()), figures);
        }
    },
    /** How fast the analytics service takes what was decided. */
    ANALYTICS {
        @Override
        public void run(House house, ProviderSettings at, Figures figures) {
            AnalyticsBench.run(house, figures);
        }
    },
    /** How fast each channel's front door takes in what customers send. */
    INGEST {
        @Override
        public void run(House house, ProviderSettings at, Figures figures) {
            try (var providers = open(house, at)) {
                IngestBench.run(house, providers, figures);
            }
        }
    },
    /** From the customer to the offer, with all channels mixed. */
    MIXED {
        @Override
        public void run(House house, ProviderSettings at, Figures figures) {
            try (var providers = open(house, at)) {
                MixedBench.run(house, providers, figures);
            }
        }
    },
    /** All services killed at random while the demo lives. */
    DEMO {
        @Override
        public boolean wantsPeople() {
            return true;
        }

        @Override
        public void run(House house, ProviderSettings at, Figures figures) {
            demo(house, figures);
        }
    },
    /** Services killed while reps work. */
    CRASH {
        @Override
        public void run(House house, ProviderSettings at, Figures figures) {
            for (var victim : List.of("router", "agent-service", "channel-gateway", "analytics-service")) {
                crash(house, victim, figures);
            }
        }
    };

    private static final int CRASH_CHATS = 450;
    private static final int CRASH_MAILS = 50;
    private static final int CRASH_KILLS = 10;

    /** @param at where the load may simulate providers */
    public abstract void run(House house, ProviderSettings at, Figures figures);

    /** Whether the demo is to live in the house. */
    public boolean wantsPeople() {
        return false;
    }

    private static Providers open(House house, ProviderSettings at) {
        return Providers.open(at.port(), at.secret(), URI.create(house.url()));
    }

    /** {@code -Dbench.demo=PT5M}: how long services are killed. */
    private static void demo(House house, Figures figures) {
        var script = new DemoCrash.Script(
                Duration.parse(System.getProperty("bench.demo", "PT5M")),
                Duration.ofSeconds(12),
                Long.getLong("crash.seed", System.nanoTime() % 1_000_000));
        var report = DemoCrash.of(house, script, line -> figures.say("  %s", line));
        figures.add(
                new JsonObject()
                        .put("bench", "demo")
                        .put("seed", script.seed())
                        .put("kills", new JsonObject(new HashMap<>(report.kills())))
                        .put("complaints", report.complaints()),
                "%s",
                report);
    }

    /** All that measure: first the one that warms the house, last the one that leaves it full; crashes measure nothing. */
    public static List<Load> measuring() {
        return List.of(SPINE, FREE, MIXED, ANALYTICS, INGEST);
    }

    public static Load named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static HouseLog logOf(House house) {
        return new HouseLog(house.infrastructure().kafka());
    }

    private static void crash(House house, String victim, Figures figures) {
        var script = new CrashRun.Script(
                victim,
                CRASH_CHATS,
                CRASH_MAILS,
                CRASH_KILLS,
                Long.getLong("crash.seed", System.nanoTime() % 1_000_000));
        var report = CrashRun.of(house, script);
        figures.add(
                new JsonObject()
                        .put("bench", "crash")
                        .put("victim", victim)
                        .put("seed", script.seed())
                        .put("kills", script.kills())
                        .put("complaints", report.complaints()),
                "%s",
                report);
    }
}
