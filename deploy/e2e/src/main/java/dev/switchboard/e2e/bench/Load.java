package dev.switchboard.e2e.bench;

import dev.switchboard.e2e.crash.CrashRun;
import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.local.House;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The kinds of load there are, by the word that asks for them. */
public enum Load {
    /** From the visitor's socket to the offer on the rep's. */
    SPINE {
        @Override
        public void run(House house, Figures figures) {
            SpineBench.run(URI.create(house.url()), logOf(house), figures);
        }
    },
    /** How soon the next offer comes to a rep who frees up. */
    FREE {
        @Override
        public void run(House house, Figures figures) {
            FreeBench.run(URI.create(house.url()), figures);
        }
    },
    /** How fast the analytics service takes what was decided. */
    ANALYTICS {
        @Override
        public void run(House house, Figures figures) {
            AnalyticsBench.run(house, figures);
        }
    },
    /** Services killed while reps work. */
    CRASH {
        @Override
        public void run(House house, Figures figures) {
            for (var victim : List.of("router", "agent-service", "channel-gateway", "analytics-service")) {
                crash(house, victim, figures);
            }
        }
    };

    private static final int CRASH_CHATS = 450;
    private static final int CRASH_MAILS = 50;
    private static final int CRASH_KILLS = 10;

    public abstract void run(House house, Figures figures);

    /** All that measure, the one that warms the house first; crashes measure nothing. */
    public static List<Load> measuring() {
        return List.of(SPINE, FREE, ANALYTICS);
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
