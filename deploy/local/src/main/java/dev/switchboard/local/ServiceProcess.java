package dev.switchboard.local;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One service in a JVM of its own that is started again whenever it ends without being told to: soon at first, then
 * at growing intervals. It keeps its port, so that whoever knows its address need not learn another. Safe for any
 * thread.
 */
public final class ServiceProcess {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** Who lived this long and then died is no hopeless case: the pauses begin anew. */
    private static final Duration HEALTHY = Duration.ofSeconds(30);

    private static final Duration PATIENCE_TO_START = Duration.ofMinutes(4);
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(15);
    /** After a rehearsal the JVM writes down what it learned. */
    private static final Duration PATIENCE_TO_WRITE = Duration.ofMinutes(3);

    private static final Duration ASK_AGAIN = Duration.ofMillis(50);

    private final String name;
    private final int port;
    private final List<String> command;
    private final Duration patienceToStop;
    private final Path settings;
    private final Path log;
    private final Guard guard;
    private final Consumer<String> news;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private Duration pause = FIRST_PAUSE;
    private boolean stopping;
    private @Nullable Process process;

    /** @param rehearsal whether it is to write its {@link AotCache} rather than use it */
    ServiceProcess(
            Service service,
            Path jar,
            boolean rehearsal,
            int port,
            Path settings,
            Path log,
            Guard guard,
            Consumer<String> news) {
        this.name = service.name();
        this.port = port;
        this.command = command(service, jar, rehearsal);
        this.patienceToStop = rehearsal ? PATIENCE_TO_WRITE : PATIENCE_TO_STOP;
        this.settings = settings;
        this.log = log;
        this.guard = guard;
        this.news = news;
    }

    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    /** Straight to the service, past the entrance. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public Path log() {
        return log;
    }

    /** The process that runs at this moment; another one after a restart. */
    public long pid() {
        return current().pid();
    }

    synchronized void start() {
        if (stopping) {
            return;
        }
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            // the settings hold secrets: a file that only its owner reads, rather than a command line that all see
            builder.environment()
                    .put("SMALLRYE_CONFIG_LOCATIONS", settings.toUri().toString());
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            var started = builder.start();
            process = started;
            guard.end(started.pid());
            var begin = Instant.now();
            Thread.ofVirtual().name("watch-" + name).start(() -> watch(started, begin));
        } catch (IOException broken) {
            throw new StartFailed("can't start %s: %s".formatted(name, broken.getMessage()), broken);
        }
    }

    /** SIGKILL, as a crash; it comes back by itself, and soon, however often it was killed before. */
    public synchronized void kill() {
        pause = FIRST_PAUSE;
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** Waits until it says that it is ready, through restarts if need be. */
    public void awaitReady() throws InterruptedException {
        awaitReady(() -> {});
    }

    /** As {@link #awaitReady()}, but its first death is a failure to start. */
    void awaitFirstReady() throws InterruptedException {
        var first = current();
        awaitReady(() -> {
            if (!first.isAlive()) {
                throw new StartFailed(
                        "%s ended with exit code %d while starting, see %s".formatted(name, first.exitValue(), log));
            }
        });
    }

    private void awaitReady(Runnable orFail) throws InterruptedException {
        var latest = Instant.now().plus(PATIENCE_TO_START);
        while (!isReady()) {
            orFail.run();
            if (Instant.now().isAfter(latest)) {
                throw new StartFailed(
                        "%s is not ready after %d s, see %s".formatted(name, PATIENCE_TO_START.toSeconds(), log));
            }
            Thread.sleep(ASK_AGAIN);
        }
    }

    public boolean isReady() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(url() + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** SIGTERM: from now on it is not started again. Answers at once; {@link #awaitEnd()} waits. */
    synchronized void stop() {
        stopping = true;
        if (process != null) {
            process.destroy();
        }
    }

    void awaitEnd() throws InterruptedException {
        Process last;
        synchronized (this) {
            last = process;
        }
        if (last != null && !last.waitFor(patienceToStop.toSeconds(), TimeUnit.SECONDS)) {
            last.destroyForcibly();
            last.waitFor();
        }
        http.shutdownNow();
    }

    private synchronized Process current() {
        if (process == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return process;
    }

    /**
     * Starts it again when it has ended. On a thread of its own and not on the common pool, where whoever waits for the service to come
     * back may hold the only thread.
     */
    private void watch(Process running, Instant begin) {
        try {
            running.waitFor();
            Thread.sleep(ended(running, Duration.between(begin, Instant.now())));
            start();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long to wait before it starts again. */
    private synchronized Duration ended(Process ended, Duration age) {
        guard.forget(ended.pid());
        if (stopping) {
            return Duration.ZERO;
        }
        var now = age.compareTo(HEALTHY) > 0 ? FIRST_PAUSE : pause;
        news.accept("%s ended with exit code %d and starts again in %.1f s, see %s"
                .formatted(name, ended.exitValue(), now.toMillis() / 1000.0, log));
        var doubled = now.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        return now;
    }

    static void writeSettings(Path file, Map<String, String> settings) throws IOException {
        var properties = new Properties();
        properties.putAll(settings);
        // above the service's own defaults and whatever the shell happens to have set
        properties.put("config_ordinal", "350");
        var text = new StringWriter();
        properties.store(text, null);
        Keys.writePrivately(file, text.toString());
    }

    private static List<String> command(Service service, Path jar, boolean rehearsal) {
        var command = new ArrayList<>(Jvm.command());
        var cache = new AotCache(jar);
        command.addAll(rehearsal ? cache.toWrite() : cache.toUse());
        command.addAll(List.of(
                "-Xmx%dm".formatted(service.heapMegabytes()),
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                jar.toString()));
        return command;
    }
}
