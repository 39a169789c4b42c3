package dev.switchboard.local;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/**
 * One real Redis, in memory only: it holds nothing that may not be lost and rebuilt. Only the program comes from the
 * embedding library, which would leave copies of it behind and end it at a moment of its own.
 */
final class RedisStore implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Process process;
    private final int port;

    private RedisStore(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param program as {@link #unpack} left it */
    static RedisStore start(Path program, Path directory, Path log, int port, Guard guard) {
        try {
            Files.createDirectories(directory);
            var process = new ProcessBuilder(command(program, directory, port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            guard.end(process.pid());
            var redis = new RedisStore(process, port);
            redis.awaitPong(log);
            return redis;
        } catch (IOException broken) {
            throw new StartFailed("Redis can't start: " + StartFailed.inOneLine(broken), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while starting Redis", interrupted);
        }
    }

    /**
     * Unpacks the program once; moved to its place in one step, for other processes may be about to run it. To be called before
     * this process starts any other: a child forked meanwhile would hold the file open for writing, and Linux would
     * refuse to run it ("text file busy").
     */
    static Path unpack(Path programs) {
        var program = programs.resolve("redis-server");
        try {
            if (!Files.isExecutable(program)) {
                Files.createDirectories(programs);
                File unpacked = Files.createTempDirectory(programs, "unpack").toFile();
                var file = ExecutableProvider.newJarResourceProvider(unpacked)
                        .get()
                        .toPath();
                Files.move(file, program, StandardCopyOption.ATOMIC_MOVE);
                Files.delete(unpacked.toPath());
            }
            return program;
        } catch (IOException broken) {
            throw new StartFailed("Redis can't be unpacked: " + StartFailed.inOneLine(broken), broken);
        }
    }

    String address() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static List<String> command(Path program, Path directory, int port) {
        return List.of(
                program.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                directory.toString(),
                "--save",
                "",
                "--appendonly",
                "no",
                "--maxmemory",
                "128mb",
                "--maxmemory-policy",
                "noeviction");
    }

    private void awaitPong(Path log) throws InterruptedException {
        var latest = Instant.now().plus(PATIENCE);
        while (!answers()) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new StartFailed("Redis ended with exit code %d, see %s".formatted(process.exitValue(), log));
            }
            if (Instant.now().isAfter(latest)) {
                throw new StartFailed("Redis does not answer on port %d, see %s".formatted(port, log));
            }
        }
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(PING);
            return socket.getInputStream().read() == '+';
        } catch (IOException notYet) {
            return false;
        }
    }
}
