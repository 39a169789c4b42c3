package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureTest {
    private static final Path LOG = Path.of("target/infrastructure-test.log");
    private static InfrastructureProcess infrastructure;
    private static Endpoints at;

    @BeforeAll
    static void start() {
        infrastructure = InfrastructureProcess.start(InfrastructureOptions.ephemeral(LOG));
        at = infrastructure.endpoints();
    }

    @AfterAll
    static void stop() {
        infrastructure.stop();
    }

    @Test
    void kafkaStampsTheTimeOfACommandItself() throws Exception {
        var partition = new TopicPartition("routing-commands", 3);
        try (var producer = new KafkaProducer<>(servers(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), 1L, "main", "hello"))
                    .get();
        }
        try (var consumer = new KafkaConsumer<>(servers(), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var records = consumer.poll(Duration.ofSeconds(10)).records(partition);
            assertThat(records).singleElement().satisfies(record -> {
                assertThat(record.value()).isEqualTo("hello");
                assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
                assertThat(record.timestamp()).isGreaterThan(1L);
            });
        }
    }

    @Test
    void everyTopicHasADeadLetterTwin() throws Exception {
        try (var admin = Admin.create(servers())) {
            var topics = admin.listTopics().names().get();
            assertThat(topics)
                    .contains("inbound", "messages", "outbound", "routing-commands", "routing-events")
                    .contains("agent-events", "feedback");
            assertThat(topics.stream().filter(name -> !name.endsWith(Topics.DEAD_LETTER)))
                    .allMatch(name -> topics.contains(name + Topics.DEAD_LETTER));
            assertThat(admin.describeTopics(Set.of("messages"))
                            .allTopicNames()
                            .get()
                            .values())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(Topics.PARTITIONS))
                    .hasSize(1);
        }
    }

    @Test
    void postgresAnswersItsOwner() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + at.postgres(), "switchboard", "switchboard");
                var answer = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT current_database(), current_setting('server_version_num')::int / 10000")) {
            answer.next();
            assertThat(answer.getString(1)).isEqualTo("switchboard");
            assertThat(answer.getInt(2)).isEqualTo(18);
        }
    }

    @Test
    void redisAnswersAPing() throws IOException {
        var uri = URI.create(at.redis());
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(7), StandardCharsets.US_ASCII))
                    .isEqualTo("+PONG\r\n");
        }
    }

    @Test
    void aMailSentBySmtpIsReadByImap() throws MessagingException {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(at.smtp()));
        var session = Session.getInstance(settings);
        var mail = new MimeMessage(session);
        mail.setFrom("anna@example.com");
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(MailServer.SUPPORT));
        mail.setSubject("My bill");
        mail.setText("is too high");
        Transport.send(mail);

        try (var store = session.getStore("imap")) {
            store.connect("127.0.0.1", at.imap(), MailServer.SUPPORT, MailServer.SUPPORT_PASSWORD);
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            assertThat(inbox.getMessages()).extracting(Message::getSubject).containsExactly("My bill");
        }
    }

    @Test
    void aKillTakesItsChildrenAlong(@TempDir Path data) throws IOException {
        var other = InfrastructureProcess.start(ephemeralIn(data));
        var children = familyOf(other.handle(), data);

        other.kill();

        awaitEndOf(children);
    }

    @Test
    void theDeathOfTheParentTakesItAlong(@TempDir Path data) throws Exception {
        var builder = new ProcessBuilder(Jvm.java(), "-Xmx64m", Parent.class.getName(), data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        var parent = builder.start();
        assertThat(parent.inputReader().readLine()).isEqualTo("up");
        var family = familyOf(parent.toHandle(), data);

        parent.destroyForcibly();

        awaitEndOf(family);
    }

    @Test
    void whatIsAcknowledgedSurvivesAKill(@TempDir Path data) throws Exception {
        var options = InfrastructureOptions.durable(data, LOG);
        var first = InfrastructureProcess.start(options);
        try (var producer =
                new KafkaProducer<>(servers(first.endpoints()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("messages", 0, "key", "kept")).get();
        }
        try (var connection = connect(first)) {
            connection.createStatement().execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }
        var children = familyOf(first.handle(), data);
        first.kill();
        awaitEndOf(children);

        try (var second = InfrastructureProcess.start(options);
                var consumer = new KafkaConsumer<>(
                        servers(second.endpoints()), new StringDeserializer(), new StringDeserializer());
                var connection = connect(second)) {
            var partition = new TopicPartition("messages", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            assertThat(consumer.poll(Duration.ofSeconds(10)).records(partition))
                    .singleElement()
                    .extracting(record -> record.value())
                    .isEqualTo("kept");
            var row = connection.createStatement().executeQuery("SELECT answer FROM kept");
            row.next();
            assertThat(row.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void saysInOneLineThatTheDataIsOfAnotherPostgres(@TempDir Path data) throws IOException {
        var postgres = Files.createDirectories(data.resolve("postgres"));
        Files.writeString(postgres.resolve("PG_VERSION"), "14\n");
        Files.writeString(postgres.resolve("postgresql.conf"), "");

        assertThatThrownBy(() -> InfrastructureProcess.start(InfrastructureOptions.durable(data, LOG)))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("was written by PostgreSQL 14")
                .hasMessageNotContaining("\n");
    }

    /** Starts the infrastructure and is killed. */
    static final class Parent {
        public static void main(String[] arguments) throws InterruptedException {
            try (var started = InfrastructureProcess.start(ephemeralIn(Path.of(arguments[0])))) {
                System.out.println("up");
                Thread.sleep(Duration.ofMinutes(1));
            }
        }
    }

    /** What it started, with PostgreSQL, which has left its parent's house. */
    private static List<ProcessHandle> familyOf(ProcessHandle parent, Path data) throws IOException {
        var postmaster = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip();
        var family = Stream.concat(parent.descendants(), ProcessHandle.of(Long.parseLong(postmaster)).stream())
                .toList();
        assertThat(family)
                .extracting(process -> process.info().command().orElse(""))
                .anyMatch(command -> command.endsWith("redis-server"))
                .anyMatch(command -> command.endsWith("postgres"));
        return family;
    }

    private static InfrastructureOptions ephemeralIn(Path data) {
        return new InfrastructureOptions(data, true, LOG, 0, 0, 0, 0, 0);
    }

    private static void awaitEndOf(List<ProcessHandle> processes) {
        await().atMost(Duration.ofSeconds(20)).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static java.sql.Connection connect(InfrastructureProcess process) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + process.endpoints().postgres(), "switchboard", "switchboard");
    }

    private static Map<String, Object> servers() {
        return servers(at);
    }

    private static Map<String, Object> servers(Endpoints at) {
        return Map.of("bootstrap.servers", at.kafka(), "group.id", "test");
    }
}
