package dev.switchboard.router.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How many decisions the router makes in a second, log to log: commands stand in {@code routing-commands}, and the time runs until their
 * decisions are in {@code routing-events} (acks=all), with snapshots on. Counted once the router is warm and its
 * house full: what comes before (take-over, compilation, the first agents) is left out. The same again with ten times the waiting
 * contacts, ten times the agents, and as at first. Run as a main: {@code LogBenchmark [commands] [partitions]}.
 */
final class LogBenchmark {

    /** Five times as often as by default, so that there are some in a short run. */
    private static final Map<String, String> SNAPSHOTS =
            Map.of("snapshots.records", "20000", "snapshots.check-every", "1s");

    private static final double WARM_UP_SHARE = 0.3;

    private final int partitions;
    private final long commands;
    private double base;

    private LogBenchmark(long commands, int partitions) {
        this.commands = commands;
        this.partitions = partitions;
    }

    public static void main(String[] arguments) throws Exception {
        Logs.asInService();
        long commands = arguments.length > 0 ? Long.parseLong(arguments[0]) : 500_000;
        int partitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        System.out.printf(
                "%,d commands over %d partitions, a workspace in each; %d processors, %s%n",
                commands,
                partitions,
                Runtime.getRuntime().availableProcessors(),
                java.lang.management.ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(java.lang.management.MemoryManagerMXBean::getName)
                        .toList());
        var benchmark = new LogBenchmark(commands, partitions);
        benchmark.run("warm-up", 1_000, 1_000);
        benchmark.run("base", 1_000, 1_000);
        benchmark.run("10 x waiting", 1_000, 10_000);
        benchmark.run("10 x agents", 10_000, 1_000);
        benchmark.run("base again", 1_000, 1_000);
        System.exit(0); // the infrastructure's process ends with this one
    }

    private void run(String name, int agents, int waiting) throws Exception {
        try (House house = House.open(partitions, SNAPSHOTS)) {
            var script = new FullHouse(house, partitions, agents, waiting);
            long furnished = script.furnish();
            long written = furnished + script.work(commands);
            house.router("bench", "bench");
            var figures = new Figures(house);
            figures.await(furnished + (long) (WARM_UP_SHARE * (written - furnished)));
            var costs = Costs.now();
            long before = figures.acknowledged();
            long snapshotsBefore = figures.snapshots();
            double decidingBefore = figures.decideSeconds();
            long started = System.nanoTime();
            double median = median(figures.rates(written));
            double seconds = (System.nanoTime() - started) / 1e9;
            long decisions = figures.acknowledged() - before;
            report(name, agents, waiting, decisions / seconds, median, figures);
            System.out.printf(
                    "    %d snapshots; the engine itself %.1f µs a command; processors: %s%n",
                    figures.snapshots() - snapshotsBefore,
                    (figures.decideSeconds() - decidingBefore) * 1e6 / decisions,
                    Costs.now().since(costs, seconds, decisions));
        }
    }

    private void report(String name, int agents, int waiting, double rate, double median, Figures figures) {
        if (name.equals("base")) {
            base = rate;
        }
        System.out.printf(
                "%-13s %,6d agents, %,6d waiting in each: %,7.0f decisions/s log to log (median second %,.0f)%s%s%n",
                name,
                agents,
                waiting,
                rate,
                median,
                base > 0 ? ", %.0f %% of the base".formatted(100 * rate / base) : "",
                figures.rejected() == 0 ? "" : "; " + figures.rejected() + " REFUSED");
    }

    private static double median(List<Double> rates) {
        double[] sorted = rates.stream().mapToDouble(rate -> rate).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /** What the router's metrics say. */
    private record Figures(House house) {

        void await(long decisions) throws InterruptedException {
            while (acknowledged() < decisions) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
        }

        /** Of each whole second until so many decisions are acknowledged. */
        List<Double> rates(long decisions) throws InterruptedException {
            List<Double> rates = new ArrayList<>();
            long second = System.nanoTime();
            long counted = acknowledged();
            while (acknowledged() < decisions) {
                TimeUnit.MILLISECONDS.sleep(2);
                long now = System.nanoTime();
                if (now - second >= Duration.ofSeconds(1).toNanos()) {
                    long count = acknowledged();
                    rates.add((count - counted) * 1e9 / (now - second));
                    second = now;
                    counted = count;
                }
            }
            return rates;
        }

        long acknowledged() {
            return house.metrics.get("switchboard.router.log").timer().count();
        }

        long rejected() {
            return (long)
                    house.metrics.get("switchboard.router.rejected").counter().count();
        }

        long snapshots() {
            return (long)
                    house.metrics.get("switchboard.router.snapshots").counter().count();
        }

        double decideSeconds() {
            return house.metrics.get("switchboard.router.decide").timer().totalTime(TimeUnit.SECONDS);
        }
    }
}
