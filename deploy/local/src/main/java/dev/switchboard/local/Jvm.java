package dev.switchboard.local;

import java.nio.file.Path;

/** The JVM that this process runs in, for its children to run in too. */
final class Jvm {
    private Jvm() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
