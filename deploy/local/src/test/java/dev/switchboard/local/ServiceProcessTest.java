package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
    private final CopyOnWriteArrayList<String> news = new CopyOnWriteArrayList<>();
    private final Guard guard = new Guard();
    private final int port = Ports.free();

    @TempDir
    private Path home;

    private Path settings;

    @BeforeEach
    void write() throws IOException {
        settings = home.resolve("small.properties");
        ServiceProcess.writeSettings(settings, Map.of("quarkus.http.port", Integer.toString(port)));
    }

    @AfterEach
    void end() {
        guard.close();
    }

    @Test
    void comesBackAtItsOldAddressAfterAKill() throws Exception {
        var process = process(jar(SmallService.class));
        process.start();
        process.awaitFirstReady();
        var before = process.pid();

        process.kill();
        ProcessHandle.of(before).ifPresent(dying -> dying.onExit().join());
        process.awaitReady();

        assertThat(process.pid()).isNotEqualTo(before);
        assertThat(news).singleElement().asString().contains("small ended with exit code 137 and starts again");
        process.stop();
        process.awaitEnd();
    }

    @Test
    void staysDownWhenToldTo() throws Exception {
        var process = process(jar(SmallService.class));
        process.start();
        process.awaitFirstReady();
        var handle = ProcessHandle.of(process.pid()).orElseThrow();

        process.stop();
        process.awaitEnd();

        assertThat(handle.isAlive()).isFalse();
        assertThat(process.isReady()).isFalse();
        assertThat(news).isEmpty();
    }

    @Test
    void aDeathWhileStartingIsSaidWithItsExitCodeAndLog() throws Exception {
        var process = process(jar(Stillborn.class));
        process.start();

        assertThatThrownBy(process::awaitFirstReady)
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("small.log");
        process.stop();
        process.awaitEnd();
    }

    static final class Stillborn {
        public static void main(String[] arguments) {
            System.exit(3);
        }
    }

    private ServiceProcess process(Path jar) {
        var service = new Service("small", 32, (at, keys) -> Map.of());
        return new ServiceProcess(service, jar, false, port, settings, home.resolve("small.log"), guard, news::add);
    }

    private Path jar(Class<?> main) throws IOException {
        return SmallService.jar(home.resolve("small.jar"), main);
    }
}
