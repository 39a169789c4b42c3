package dev.switchboard.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The simulated people, in a process of their own: what they need of memory and time is theirs, and they know the house by its
 * addresses only. Whatever they say is news. They end before the house does, so that reps leave their desks. Safe for any thread.
 */
final class DemoProcess {
    /** All of them come from one address. */
    static final Map<String, String> SETTINGS = Map.of("switchboard.chat.visitors-per-minute", "0");

    private static final String MODULE = "deploy/demo/target";
    private static final String MAIN = "dev.switchboard.demo.Demo";
    private static final long PATIENCE_TO_STOP_SECONDS = 10;

    private final Process process;
    private volatile boolean stopping;

    private DemoProcess(Process process) {
        this.process = process;
    }

    static DemoProcess start(
            Path checkout,
            HouseOptions.Demo people,
            String house,
            Endpoints at,
            ProviderSettings providers,
            Path logs,
            Guard guard,
            Consumer<String> news) {
        try {
            var builder = new ProcessBuilder(command(people, house, at, providers))
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            logs.resolve("demo.log").toFile()));
            builder.environment().put("CLASSPATH", classPath(checkout.resolve(MODULE)));
            builder.environment().put("SWITCHBOARD_PROVIDERS_SECRET", providers.secret());
            var demo = new DemoProcess(builder.start());
            guard.end(demo.process.pid());
            Thread.ofVirtual().name("demo-news").start(() -> demo.tell(news, guard));
            return demo;
        } catch (IOException broken) {
            throw new StartFailed("can't start the demo: " + broken.getMessage(), broken);
        }
    }

    /** Everybody goes home; waits for that. */
    void stop() {
        stopping = true;
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_TO_STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private void tell(Consumer<String> news, Guard guard) {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(line -> news.accept("demo: " + line));
            var code = process.waitFor();
            guard.forget(process.pid());
            if (!stopping) {
                news.accept("demo: ended with exit code %d; the house goes on without it".formatted(code));
            }
        } catch (IOException gone) {
            // it ended in the midst of a line
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(
            HouseOptions.Demo people, String house, Endpoints at, ProviderSettings providers) {
        var command = new ArrayList<>(Jvm.command());
        // a small load for many hours: quick compilation and little memory
        command.addAll(List.of(
                "-Xmx96m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                MAIN));
        command.addAll(List.of("--house", house));
        command.addAll(List.of("--smtp", Integer.toString(at.smtp()), "--imap", Integer.toString(at.imap())));
        command.addAll(List.of("--providers", Integer.toString(providers.port())));
        command.addAll(List.of("--pace", Double.toString(people.pace()), "--seed", Long.toString(people.seed())));
        return command;
    }

    /** The module's jar, and what its build wrote down that it needs. */
    private static String classPath(Path module) throws IOException {
        var needs = module.resolve("class.path");
        if (!Files.exists(needs)) {
            throw new StartFailed("the demo is not built: " + needs + " is missing");
        }
        try (var jars = Files.newDirectoryStream(module, "demo-*.jar")) {
            for (var jar : jars) {
                return jar + ":" + Files.readString(needs).strip();
            }
        }
        throw new StartFailed("the demo is not built: there is no demo-*.jar in " + module);
    }
}
