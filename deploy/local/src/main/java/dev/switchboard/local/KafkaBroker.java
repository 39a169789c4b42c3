package dev.switchboard.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * One real Kafka node in this JVM, broker and controller in one, without ZooKeeper.
 *
 * <p>A record counts as written when it is in the page cache: as in production, where replicas on other machines make
 * it safe, the log is not flushed per record. A SIGKILL of this process therefore loses nothing that was
 * acknowledged; only a power loss of the machine may lose the last seconds, and this house has one machine.
 */
final class KafkaBroker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final int port;

    private KafkaBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    static KafkaBroker start(Path directory, int port) {
        var settings = settings(directory, port, Ports.free());
        try {
            if (!Files.exists(directory.resolve("meta.properties"))) {
                format(directory, settings);
            }
            var server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
            server.startup();
            var broker = new KafkaBroker(server, port);
            Topics.createMissing(broker.bootstrapServers());
            return broker;
        } catch (IOException | RuntimeException broken) {
            throw new StartFailed(
                    "Kafka can't start in %s: %s".formatted(directory, StartFailed.inOneLine(broken)), broken);
        }
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path directory, Properties settings) throws IOException {
        Files.createDirectories(directory);
        var file = Files.createTempFile("kafka", ".properties");
        var output = new ByteArrayOutputStream();
        try (var writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
            writer.flush();
            String[] arguments = {
                "format",
                "--ignore-formatted",
                "--config",
                file.toString(),
                "--cluster-id",
                Uuid.randomUuid().toString()
            };
            var code = StorageTool.execute(arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
            if (code != 0) {
                throw new StartFailed(output.toString(StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
    }

    private static Properties settings(Path directory, int port, int controllerPort) {
        var settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort),
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names", "CONTROLLER",
                "log.dirs", directory.toString(),
                "auto.create.topics.enable", "false"));
        // one node: what Kafka itself keeps can't be replicated
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                // a house left off over a long holiday continues where it was
                "offsets.retention.minutes", "5256000"));
        settings.putAll(Map.of(
                // after a crash the broker may come back only when its old session has ended
                "broker.session.timeout.ms", "5000",
                "broker.heartbeat.interval.ms", "1000"));
        // a small house: little memory, small files, no waiting for members that never come
        settings.putAll(Map.of(
                "group.initial.rebalance.delay.ms", "0",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "num.replica.fetchers", "1",
                "background.threads", "2",
                "log.segment.bytes", Integer.toString(128 << 20),
                "log.index.size.max.bytes", Integer.toString(1 << 20),
                "log.cleaner.dedupe.buffer.size", Integer.toString(2 << 20)));
        return settings;
    }
}
