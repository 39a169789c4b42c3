package dev.switchboard.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a service's JVM learned in a rehearsal: classes loaded and linked, and which methods are worth compiling (JEP 483, 514, 515). It
 * lies beside the service's jar and only speeds up the start: a JVM that finds that it doesn't fit does without.
 */
final class AotCache {
    private final Path jar;
    private final Path file;

    AotCache(Path jar) {
        this.jar = jar;
        this.file = jar.resolveSibling("rehearsed.aot");
    }

    /** Options of a JVM that is to write it when it ends. */
    List<String> toWrite() {
        return List.of("-XX:AOTCacheOutput=" + file, "-Xlog:aot*=error,cds*=error");
    }

    /** Options of a JVM that is to use it; none if there is none for this build. */
    List<String> toUse() {
        return isCurrent() ? List.of("-XX:AOTCache=" + file, "-Xlog:aot*=off,cds*=off") : List.of();
    }

    private boolean isCurrent() {
        try {
            return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) >= 0;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
