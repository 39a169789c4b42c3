package dev.switchboard.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JVM that this process runs in, for its children to run in too. */
final class Jvm {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private Jvm() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * The beginning of a child's command line. The child leaves the terminal's process group, if the machine has the
     * program for that: Ctrl-C reaches a whole group at once, and it is the launcher that ends its children in order.
     */
    static List<String> command() {
        var command = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(List.of(java(), "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        return command;
    }
}
