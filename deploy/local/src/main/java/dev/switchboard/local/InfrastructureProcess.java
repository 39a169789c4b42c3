package dev.switchboard.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Infrastructure} as a child of this process, with this JVM's own class path. It ends with this process,
 * however that ends. Safe for any thread.
 */
public final class InfrastructureProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Endpoints endpoints;

    private InfrastructureProcess(Process process, Endpoints endpoints) {
        this.process = process;
        this.endpoints = endpoints;
    }

    public static InfrastructureProcess start(InfrastructureOptions options) {
        return start(options, (part, time) -> {});
    }

    /**
     * Starts it and waits until all of it is up.
     *
     * @param progress is told of each part and the time from the start until it was up
     */
    public static InfrastructureProcess start(InfrastructureOptions options, BiConsumer<String, Duration> progress) {
        try {
            var process = launch(options);
            var failure = readProgress(process.errorReader(), progress);
            var line = process.inputReader().readLine();
            if (line == null) {
                process.waitFor();
                failure.join();
                throw new StartFailed(failure.reason(
                        "the infrastructure ended with exit code " + process.exitValue() + ", see " + options.log()));
            }
            return new InfrastructureProcess(process, Endpoints.fromJson(line));
        } catch (IOException broken) {
            throw new StartFailed("can't start the infrastructure: " + broken.getMessage(), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while starting the infrastructure", interrupted);
        }
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends it in order and waits for that. */
    public void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException gone) {
            kill();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    /** SIGKILL: as a crash of the machine would end it, as far as the processes are concerned. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Keeps it for as long as this JVM lives, also when nobody holds a reference any more. */
    void endWithThisJvm() {
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-infrastructure"));
    }

    @Override
    public void close() {
        stop();
    }

    private static Process launch(InfrastructureOptions options) throws IOException {
        var command = new ArrayList<>(Jvm.command());
        command.addAll(
                List.of("-Xmx384m", "-XX:+UseSerialGC", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        if (options.ephemeral()) {
            // short lives: quick compilation pays more than good code
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.add(Infrastructure.class.getName());
        command.addAll(options.toArguments());
        var builder = new ProcessBuilder(command);
        // in the environment, because a test's class path is longer than a command line should be
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    private static Failure readProgress(BufferedReader lines, BiConsumer<String, Duration> progress) {
        var failure = new Failure(lines, progress);
        failure.start();
        return failure;
    }

    /** Reads stderr to its end, for the pipe must never fill up. */
    private static final class Failure extends Thread {
        private final BufferedReader lines;
        private final BiConsumer<String, Duration> progress;
        private volatile @Nullable String reason;

        Failure(BufferedReader lines, BiConsumer<String, Duration> progress) {
            super("infrastructure-progress");
            setDaemon(true);
            this.lines = lines;
            this.progress = progress;
        }

        String reason(String otherwise) {
            var known = reason;
            return known == null ? otherwise : known;
        }

        @Override
        public void run() {
            lines.lines().forEach(line -> {
                var words = line.split("\t", -1);
                if (words.length == 3 && words[0].equals("part")) {
                    progress.accept(words[1], Duration.ofMillis(Long.parseLong(words[2])));
                } else if (words.length == 2 && words[0].equals("error")) {
                    reason = words[1];
                }
            });
        }
    }
}
