package dev.switchboard.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.SizeRotatingFileHandler;

/** Sends everything that is logged in this JVM to one bounded file, so that the terminal stays quiet. */
final class FileLog {
    private static final long BYTES = 20L << 20;

    private FileLog() {}

    static void to(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var handler = new SizeRotatingFileHandler(file.toFile(), true);
        handler.setRotateSize(BYTES);
        handler.setMaxBackupIndex(1);
        handler.setFormatter(new PatternFormatter("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5p [%c{1.}] (%t) %s%e%n"));
        var root = Logger.getLogger("");
        for (Handler other : root.getHandlers()) {
            root.removeHandler(other);
        }
        root.addHandler(handler);
        root.setLevel(Level.INFO);
        // one page of settings per client and broker, at every start
        Logger.getLogger("org.apache.kafka.common.config").setLevel(Level.WARNING);
        Logger.getLogger("kafka.server.KafkaConfig").setLevel(Level.WARNING);
    }
}
