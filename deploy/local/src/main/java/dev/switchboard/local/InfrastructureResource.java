package dev.switchboard.local;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Gives a service's tests the real infrastructure: {@code @WithTestResource(InfrastructureResource.class)}. It starts
 * once per JVM and serves every test class and profile of a module; the process ends with the JVM.
 */
public final class InfrastructureResource implements QuarkusTestResourceLifecycleManager {
    /** In the system properties, since each Quarkus application of a test run has its own class loader and statics. */
    private static final String STARTED = "switchboard.test-infrastructure";

    @Override
    public Map<String, String> start() {
        synchronized (System.class) {
            try {
                var started = System.getProperty(STARTED);
                if (started == null) {
                    started = write(startOnce());
                    System.setProperty(STARTED, started);
                }
                return read(started);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /** Nothing: the next test class needs it too, and it ends with the JVM. */
    @Override
    public void stop() {}

    private static Map<String, String> startOnce() throws IOException {
        var target = Path.of("target").toAbsolutePath();
        Files.createDirectories(target);
        var keys = Keys.in(target.resolve("test-keys"));
        var process =
                InfrastructureProcess.start(InfrastructureOptions.ephemeral(target.resolve("infrastructure.log")));
        process.endWithThisJvm();
        return ServiceSettings.forTests(process.endpoints(), keys);
    }

    private static String write(Map<String, String> settings) throws IOException {
        var properties = new Properties();
        properties.putAll(settings);
        var text = new StringWriter();
        properties.store(text, null);
        return text.toString();
    }

    private static Map<String, String> read(String text) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(text));
        var settings = new LinkedHashMap<String, String>();
        properties.forEach((name, value) -> settings.put((String) name, (String) value));
        return settings;
    }
}
