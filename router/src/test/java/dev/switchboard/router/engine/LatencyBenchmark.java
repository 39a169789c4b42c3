package dev.switchboard.router.engine;

import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.local.InfrastructureResource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The engine alone, on one thread, over {@link Floor}s of all sizes: decisions a second, how long one takes, what it allocates, and what
 * agents and waiting contacts hold in memory; then beside it, in the same run, two ways in which others do it. Run as a main:
 * {@code LatencyBenchmark [--quick] [--agents N]}; with a number of agents, that part of the table alone.
 */
final class LatencyBenchmark {

    private final List<Integer> agents;
    private final List<Integer> waiting;
    private final List<Integer> skills;
    private final List<Boolean> alike;
    private final Pace pace;

    private LatencyBenchmark(boolean quick, List<Integer> agents) {
        this.agents = agents;
        waiting = quick ? List.of(0, 10_000) : List.of(0, 10_000, 1_000_000);
        skills = quick ? List.of(256) : List.of(64, 256);
        alike = quick ? List.of(false) : List.of(true, false);
        pace = quick
                ? new Pace(Duration.ofMillis(700), Duration.ofMillis(1500))
                : new Pace(Duration.ofMillis(600), Duration.ofMillis(1500));
    }

    public static void main(String[] arguments) throws Exception {
        long started = System.nanoTime();
        List<String> options = Arrays.asList(arguments);
        boolean quick = options.contains("--quick");
        int agents = options.indexOf("--agents");
        var benchmark = new LatencyBenchmark(
                quick,
                agents >= 0
                        ? List.of(Integer.parseInt(options.get(agents + 1)))
                        : quick ? List.of(1_000, 10_000, 100_000) : List.of(1_000, 10_000, 100_000, 1_000_000));
        benchmark.warmUp();
        benchmark.table();
        if (agents < 0) {
            benchmark.compare();
        }
        System.out.printf(
                "%d s in all%n", Duration.ofNanos(System.nanoTime() - started).toSeconds());
        System.exit(0); // the infrastructure's process ends with this one
    }

    /** So that the first row is no row of the compiler. */
    private void warmUp() {
        for (boolean same : new boolean[] {true, false}) {
            var floor = new Floor(5_000, 128, same).open();
            floor.halfBusy();
            pace.measure(floor);
            floor.fullHouse(5_000);
            pace.measure(floor);
        }
    }

    private void table() {
        System.out.printf("what a contact holds by itself, as it came in: %,d bytes%n", bytesOfARequest());
        System.out.println(
                "agents    skills profiles    waiting decisions/s  per processor-s   p50 µs   p99 µs p99.9 µs     max µs"
                        + "  allocated/decision  held/agent  held/waiting contact");
        for (int skill : skills) {
            for (boolean same : alike) {
                for (int agent : agents) {
                    rows(agent, skill, same);
                }
            }
        }
    }

    private void rows(int agentCount, int skillCount, boolean same) {
        long empty = Heap.used();
        var floor = new Floor(agentCount, skillCount, same).open();
        long perAgent = (Heap.used() - empty) / agentCount;
        floor.halfBusy();
        for (int wanted : waiting) {
            long perContact = wanted == 0 ? 0 : fill(floor, wanted);
            row(floor, same, wanted, pace.measure(floor), perAgent, perContact);
        }
    }

    private static long fill(Floor floor, int wanted) {
        floor.fullHouse(
                Math.min(wanted, floor.waitingNow() + 1_000)); // everybody is busy: from here on it is waiting alone
        int before = floor.waitingNow();
        long heap = Heap.used();
        floor.fullHouse(wanted);
        return (Heap.used() - heap) / Math.max(1, floor.waitingNow() - before);
    }

    private static void row(
            Floor floor, boolean same, int wanted, Pace.Measured found, long perAgent, long perContact) {
        System.out.printf(
                "%,9d %6d %-9s %,9d %,11.0f %,16.0f %8.2f %8.2f %8.2f %10.1f %,19d %,11d %,21d%n",
                floor.agents,
                floor.skills,
                same ? "alike" : "different",
                wanted,
                found.decisionsPerSecond(),
                found.perProcessorSecond(),
                found.micros(50),
                found.micros(99),
                found.micros(99.9),
                found.micros(100),
                found.allocated(),
                perAgent,
                perContact);
    }

    private static long bytesOfARequest() {
        var floor = new Floor(1, 64, true);
        var requests = new RequestService[100_000];
        long before = Heap.used();
        Arrays.setAll(requests, n -> floor.request());
        long held = (Heap.used() - before) / requests.length - Long.BYTES / 2;
        return requests[requests.length - 1] == null ? 0 : held;
    }

    /** Contacts that come in and are done with, each second: here, by a scan over agents, by SQL. */
    private void compare() throws Exception {
        var infrastructure = new InfrastructureResource().start();
        System.out.println("contacts come and gone/s    engine      scan   engine is    SQL on PostgreSQL   engine is");
        for (int agentCount : List.of(1_000, 10_000, 100_000)) {
            for (int wanted : List.of(0, 10_000)) {
                double engine = engine(agentCount, wanted);
                double scan = scan(agentCount, wanted);
                double sql = agentCount > 10_000 || wanted == 0 ? Double.NaN : sql(infrastructure, agentCount, wanted);
                System.out.printf(
                        "%,7d agents, %,6d wait %,11.0f %,9.0f %,9.1f x %,20.0f %,9.0f x%n",
                        agentCount, wanted, engine, scan, engine / scan, sql, engine / sql);
            }
        }
    }

    private double engine(int agentCount, int wanted) {
        var floor = new Floor(agentCount, 256, false).open();
        if (wanted == 0) {
            floor.halfBusy();
        } else {
            floor.fullHouse(wanted);
        }
        return pace.turns(floor::turn);
    }

    private double scan(int agentCount, int wanted) {
        var peer = new ScanningPeer(new Floor(agentCount, 256, false));
        if (wanted == 0) {
            peer.halfBusy();
        } else {
            peer.fullHouse(wanted);
        }
        return pace.turns(peer::turn);
    }

    private double sql(java.util.Map<String, String> infrastructure, int agentCount, int wanted) throws Exception {
        try (var peer = new SqlPeer(infrastructure, new Floor(agentCount, 256, false))) {
            peer.fullHouse(wanted);
            return pace.turns(peer::turn);
        }
    }
}
