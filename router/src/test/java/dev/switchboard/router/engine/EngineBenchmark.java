package dev.switchboard.router.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decisions per second on one thread ({@code decisions} in the table) over the whole life of contacts on a {@link Floor}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx8g", "-XX:+UseTransparentHugePages"})
public class EngineBenchmark {

    @Param({"1000", "10000", "100000"})
    public int agents;

    @Param({"0", "10000"})
    public int waiting;

    @Param("256")
    public int skills;

    @Param({"different"})
    public String profiles = "";

    private Floor floor = new Floor(0, 1, true);

    /** Counts what a turn came to. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Counters {
        public long decisions;

        @Setup(Level.Iteration)
        public void reset() {
            decisions = 0;
        }
    }

    @Setup
    public void openTheCentre() {
        floor = new Floor(agents, skills, profiles.equals("alike")).open();
        if (waiting == 0) {
            floor.halfBusy();
        } else {
            floor.fullHouse(waiting);
        }
    }

    @Benchmark
    public long turn(Counters counters) {
        long before = floor.decisions();
        floor.turn();
        counters.decisions += floor.decisions() - before;
        return floor.decisions();
    }
}
