package dev.switchboard.router.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The figures of a simulation. Where there is nothing to compute one from it has no value (NaN). Waits are those of contacts that were
 * let in and whose wait has ended, by an answer or by leaving, in seconds; shares are from 0 to 1.
 */
enum Metric {
    OFFERED("offered", tally -> tally.offered),
    BLOCKED("blocked", tally -> tally.blocked),
    ANSWERED("answered", tally -> tally.answered),
    ABANDONED("abandoned", tally -> tally.abandoned),
    /** Who still waited when the simulation ended. */
    LEFT_WAITING("leftWaiting", tally -> tally.letIn() - tally.ended()),
    /** How often a queue did not take in, or no longer keep, whoever came: limits, hours. */
    DIVERTED("diverted", tally -> tally.diverted),
    /** Callers who left the line and kept their place. */
    CALLBACKS("callbacks", tally -> tally.calledBack),
    BLOCKED_SHARE("blockedShare", tally -> share(tally.blocked, tally.offered)),
    /** Of those who were let in. */
    ABANDONED_SHARE("abandonedShare", tally -> share(tally.abandoned, tally.letIn())),
    /** Of those whose wait has ended: who waited at all. */
    WAITED_SHARE("waitedShare", tally -> share(tally.waited, tally.ended())),
    MEAN_WAIT("meanWait", tally -> mean(tally.waitSum, tally.ended())),
    MEAN_WAIT_ANSWERED("meanWaitAnswered", tally -> mean(tally.answeredWaitSum, tally.answered)),
    WAIT_P50("waitP50", tally -> quantile(tally, 50)),
    WAIT_P90("waitP90", tally -> quantile(tally, 90)),
    WAIT_P95("waitP95", tally -> quantile(tally, 95)),
    WAIT_P99("waitP99", tally -> quantile(tally, 99)),
    /** Of those who had to wait and were answered: how far off the wait was that the engine expected when they came. */
    EXPECTED_WAIT_ERROR("expectedWaitError", tally -> mean(tally.errorSum, tally.told)),
    /** The same with its sign: above zero the engine expects too long a wait. */
    EXPECTED_WAIT_BIAS("expectedWaitBias", tally -> mean(tally.biasSum, tally.told)),
    /** Steps of escalation that fired. */
    ESCALATION_STEPS("escalationSteps", tally -> tally.steps),
    /** Contacts for which at least one did. */
    ESCALATED("escalated", tally -> tally.escalated);

    static final String OCCUPANCY = "occupancy";
    private static final String SERVICE_LEVEL = "serviceLevel";

    final String key;
    private final ToDoubleFunction<Tally> figure;

    Metric(String key, ToDoubleFunction<Tally> figure) {
        this.key = key;
        this.figure = figure;
    }

    /** All figures by key; service levels (answered within a threshold, of those who were let in) last. */
    static Map<String, Double> of(Tally tally) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Metric metric : values()) {
            figures.put(metric.key, metric.figure.applyAsDouble(tally));
        }
        for (int i = 0; i < tally.thresholds.length; i++) {
            figures.put(serviceLevel(tally.thresholds[i]), share(tally.answeredWithin[i], tally.letIn()));
        }
        return figures;
    }

    /** Such as {@code serviceLevel20s}. */
    static String serviceLevel(long thresholdMillis) {
        return SERVICE_LEVEL + (thresholdMillis % 1000 == 0 ? thresholdMillis / 1000 + "s" : thresholdMillis + "ms");
    }

    /** Whether people read it in per cent. */
    static boolean isShare(String key) {
        return key.endsWith("Share") || key.startsWith(SERVICE_LEVEL) || key.equals(OCCUPANCY);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    private static double mean(double millis, long count) {
        return count == 0 ? Double.NaN : millis / count / 1000;
    }

    private static double quantile(Tally tally, double percent) {
        return tally.ended() == 0 ? Double.NaN : tally.waits.getValueAtPercentile(percent) / 1000.0;
    }
}
