package dev.switchboard.router.log;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The loggers as the service has them. Without its configuration everything is traced into the void, and a benchmark measures how
 * Kafka's clients describe each record.
 */
final class Logs {

    /** Held, or else they are forgotten with their levels. */
    private static final List<Logger> KEPT =
            List.of(Logger.getLogger(""), Logger.getLogger("org.apache.kafka"), Logger.getLogger("io"));

    private Logs() {}

    static void asInService() {
        KEPT.get(0).setLevel(Level.INFO);
        KEPT.subList(1, KEPT.size()).forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
