package dev.switchboard.router.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of each replication. Kept apart until the end, so that two plans can be compared replication by replication: both had the
 * same customers, and what they have in common cancels out. Not thread-safe.
 */
final class Samples {

    private final long seed;
    private final List<Map<Scope, Map<String, Double>>> replications = new ArrayList<>();
    private long contacts;

    Samples(long seed) {
        this.seed = seed;
    }

    /** What is no matter of chance. */
    static Samples same(long seed, Map<Scope, Map<String, Double>> figures, int times, long contacts) {
        var samples = new Samples(seed);
        for (int i = 0; i < times; i++) {
            samples.replications.add(figures);
        }
        samples.contacts = contacts;
        return samples;
    }

    void add(Replication replication) {
        replications.add(replication.figures());
        contacts += replication.contacts();
    }

    /** Of each figure: how much it is larger here. */
    Samples minus(Samples other) {
        var difference = new Samples(seed);
        for (int i = 0; i < replications.size(); i++) {
            Map<Scope, Map<String, Double>> theirs = other.replications.get(i);
            Map<Scope, Map<String, Double>> figures = new TreeMap<>();
            replications.get(i).forEach((scope, ours) -> {
                Map<String, Double> against = theirs.getOrDefault(scope, Map.of());
                Map<String, Double> differences = new LinkedHashMap<>();
                ours.forEach((key, value) -> differences.put(key, value - against.getOrDefault(key, Double.NaN)));
                figures.put(scope, differences);
            });
            difference.replications.add(figures);
        }
        return difference;
    }

    /** One value for each replication, NaN where it has none. */
    double[] values(Scope scope, String key) {
        double[] values = new double[replications.size()];
        Arrays.setAll(
                values, i -> replications.get(i).getOrDefault(scope, Map.of()).getOrDefault(key, Double.NaN));
        return values;
    }

    SimulationReport report() {
        return new SimulationReport(
                seed,
                replications.size(),
                contacts,
                estimates(Scope.OVERALL),
                byName(Scope.Of.CHANNEL),
                byName(Scope.Of.QUEUE),
                byName(Scope.Of.KIND),
                byName(Scope.Of.GROUP));
    }

    private Map<String, Map<String, Estimate>> byName(Scope.Of of) {
        Map<String, Map<String, Estimate>> byName = new TreeMap<>();
        replications.forEach(figures -> figures.keySet().stream()
                .filter(scope -> scope.of() == of)
                .forEach(scope -> byName.computeIfAbsent(scope.name(), name -> estimates(scope))));
        return byName;
    }

    private Map<String, Estimate> estimates(Scope scope) {
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        replications.forEach(figures -> figures.getOrDefault(scope, Map.of())
                .keySet()
                .forEach(key -> estimates.computeIfAbsent(
                        key, any -> Estimate.of(values(scope, key)).orElse(null))));
        return estimates;
    }
}
