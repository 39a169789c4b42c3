package dev.switchboard.router.log;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who has used how much of the processors so far: groups of this JVM's threads, and the processes that it started. In nanoseconds. */
record Costs(Map<String, Long> nanos) {

    private static final long TICK_NANOS = 10_000_000;

    static Costs now() {
        Map<String, Long> nanos = new TreeMap<>();
        var threads = ManagementFactory.getThreadMXBean();
        long javaThreads = 0;
        for (long id : threads.getAllThreadIds()) {
            var thread = threads.getThreadInfo(id);
            long used = threads.getThreadCpuTime(id);
            if (thread != null && used > 0) {
                nanos.merge(group(thread.getThreadName()), used, Long::sum);
                javaThreads += used;
            }
        }
        long process = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        nanos.put("collector and compiler", process - javaThreads);
        ProcessHandle.current()
                .descendants()
                .forEach(child -> child.info()
                        .totalCpuDuration()
                        .ifPresent(used -> nanos.merge(
                                child.info().command().orElse("?").contains("postgres")
                                        ? "PostgreSQL"
                                        : "Kafka's process",
                                used.toNanos(),
                                Long::sum)));
        machine(nanos);
        return new Costs(nanos);
    }

    /** What is left to nobody, and what went to programs that are not ours: without it a figure can't be judged. */
    private static void machine(Map<String, Long> nanos) {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            long[] ticks = Arrays.stream(lines.findFirst().orElse("").split(" +"))
                    .skip(1)
                    .mapToLong(Long::parseLong)
                    .toArray();
            long ours = nanos.values().stream().mapToLong(used -> used).sum();
            long busy = (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]) * TICK_NANOS;
            nanos.put("idle", (ticks[3] + ticks[4]) * TICK_NANOS);
            nanos.put("taken by other machines", ticks[7] * TICK_NANOS);
            nanos.put("other programs", busy - ours);
        } catch (IOException | ArrayIndexOutOfBoundsException noLinux) {
            // then it isn't told
        }
    }

    private static String group(String thread) {
        if (thread.startsWith("partition-")) {
            return "deciding threads";
        }
        if (thread.startsWith("kafka-producer-network-thread")) {
            return "producers' threads";
        }
        return thread.equals("snapshots") ? "snapshots" : "the rest";
    }

    /** By group, largest first: the share of the time in processors, and the time for each decision. */
    String since(Costs before, double seconds, long decisions) {
        return nanos.entrySet().stream()
                .map(entry ->
                        Map.entry(entry.getKey(), entry.getValue() - before.nanos.getOrDefault(entry.getKey(), 0L)))
                .filter(entry -> entry.getValue() > seconds * 1e6)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> "%s %.2f (%.1f µs)"
                        .formatted(
                                entry.getKey(), entry.getValue() / 1e9 / seconds, entry.getValue() / 1e3 / decisions))
                .collect(Collectors.joining(", "));
    }
}
