package dev.switchboard.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What processes use of the machine's memory, as the kernel counts it: pages that several share, as PostgreSQL's
 * processes do, count once (PSS).
 */
final class Memory {
    private Memory() {}

    /** A process and all below it, and PostgreSQL, whose first process has no parent any more. */
    static long ofTree(ProcessHandle root, Path postmasterPid) {
        return Stream.concat(tree(root), postmaster(postmasterPid).flatMap(Memory::tree))
                .distinct()
                .mapToLong(process -> ofProcess(process.pid()))
                .sum();
    }

    private static Stream<ProcessHandle> tree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    private static Stream<ProcessHandle> postmaster(Path pidFile) {
        try {
            return ProcessHandle.of(
                    Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
                    .stream();
        } catch (IOException | NumberFormatException gone) {
            return Stream.empty();
        }
    }

    private static long ofProcess(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }
}
