package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The house with its real infrastructure and entrance, and small programs in the services' places. */
class HouseTest {
    private final CopyOnWriteArrayList<String> parts = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<String> news = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path checkout;

    private Path data;

    @BeforeEach
    void build() throws IOException {
        data = checkout.resolve("data");
        for (var service : Service.ALL) {
            var app = Files.createDirectories(checkout.resolve(service.name()).resolve("target/quarkus-app"));
            SmallService.jar(app.resolve("quarkus-run.jar"), SmallService.class);
        }
    }

    @Test
    void startsHealsEndsAndContinues() throws Exception {
        List<ProcessHandle> everything;
        try (var house = House.start(options(0))) {
            assertThat(parts)
                    .containsExactlyInAnyOrder(
                            "kafka",
                            "postgres",
                            "redis",
                            "mail",
                            "router",
                            "agent-service",
                            "channel-gateway",
                            "analytics-service",
                            "entrance");
            assertThat(get(house)).isEqualTo(house.infrastructure().postgres());
            assertThat(house.memoryBytes()).isGreaterThan(100L << 20);

            var first = house.service("router").pid();
            house.kill("router");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> house.service("router").pid() != first);
            house.service("router").awaitReady();
            assertThat(get(house)).isEqualTo(house.infrastructure().postgres());
            assertThat(news).singleElement().asString().contains("router ended with exit code 137");

            try (var connection = DriverManager.getConnection(
                    "jdbc:postgresql://" + house.infrastructure().postgres(), "switchboard", "switchboard")) {
                connection.createStatement().execute("CREATE TABLE kept AS SELECT 42 AS answer");
            }
            everything = family();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> everything.stream().noneMatch(ProcessHandle::isAlive));

        try (var house = House.start(options(0));
                var connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + house.infrastructure().postgres(), "switchboard", "switchboard")) {
            var row = connection.createStatement().executeQuery("SELECT answer FROM kept");
            row.next();
            assertThat(row.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void keepsItsSecretsOffEveryCommandLine() throws Exception {
        try (var house = House.start(options(0))) {
            var secret = Files.readString(data.resolve("keys/chat.secret"));
            var lines = ProcessHandle.of(house.service("channel-gateway").pid()).stream()
                    .map(process -> process.info().commandLine().orElseThrow())
                    .toList();

            assertThat(lines)
                    .singleElement()
                    .asString()
                    .contains("quarkus-run.jar")
                    .doesNotContain(secret);
            assertThat(data.resolve("settings/channel-gateway.properties"))
                    .content()
                    .contains(secret);
        }
    }

    @Test
    void aTakenPortIsOneLine() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> House.start(options(other.getLocalPort())))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " is taken");
        }
        assertThat(data).doesNotExist();
    }

    @Test
    void theProgramSaysWhatIsWrongInOneLine() throws Exception {
        Files.writeString(Files.createDirectories(data).resolve("thesis"), "mine");

        var program = program("run", "--data", data.toString(), "--port", Integer.toString(Ports.free()));

        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(1);
        assertThat(new String(program.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("switchboard: ")
                .contains("no data folder of Switchboard");
    }

    @Test
    void aSignalEndsTheProgramAndEverythingWithIt() throws Exception {
        var port = Ports.free();
        var program = program("run", "--data", data.toString(), "--port", Integer.toString(port));
        var lines = program.inputReader();
        String line;
        do {
            line = lines.readLine();
            assertThat(line).as("still talking").isNotNull();
        } while (!line.startsWith("Ctrl-C"));
        var everything = Stream.concat(program.descendants(), postmaster()).toList();

        program.destroy();

        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        await().atMost(Duration.ofSeconds(20)).until(() -> everything.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(Ports.isFree(port)).isTrue();
    }

    private HouseOptions options(int port) {
        return new HouseOptions(
                checkout,
                data,
                false,
                port,
                false,
                Map.of(),
                Optional.empty(),
                false,
                (part, at) -> parts.add(part),
                news::add);
    }

    private Process program(String... arguments) throws IOException {
        var command = new java.util.ArrayList<>(List.of(
                Jvm.java(),
                "-Xmx128m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dswitchboard.home=" + checkout,
                Switchboard.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    private String get(House house) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(house.url() + "/api/routing/plan"))
                .timeout(Duration.ofSeconds(10))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private List<ProcessHandle> family() throws IOException {
        var family = Stream.concat(ProcessHandle.current().descendants(), postmaster())
                .filter(process -> !process.info().command().orElse("").endsWith("sh"))
                .toList();
        assertThat(family).hasSizeGreaterThan(Service.ALL.size() + 2);
        return family;
    }

    private Stream<ProcessHandle> postmaster() throws IOException {
        var pid = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).stream();
    }
}
