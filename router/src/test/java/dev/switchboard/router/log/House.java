package dev.switchboard.router.log;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Partitions;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import dev.switchboard.local.InfrastructureResource;
import dev.switchboard.router.RouterSettings;
import dev.switchboard.router.engine.RuleCompiler;
import dev.switchboard.router.plan.CelRules;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.flywaydb.core.Flyway;

/** Topics and a schema of its own on the real Kafka and PostgreSQL of the tests, and as many routers on them as wanted. */
final class House implements AutoCloseable {

    static final String SOURCE = "/test";
    private static final Map<String, String> OFTEN =
            Map.of("snapshots.records", "10", "snapshots.check-every", "200ms");

    final String commands;
    final String events;
    final Pool database;
    final MeterRegistry metrics = new SimpleMeterRegistry();
    private final int partitions;
    private final Map<String, String> routerSettings;
    private final Map<String, String> infrastructure;
    private final Vertx vertx = Vertx.vertx();
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<RouterLog> routers = new ArrayList<>();

    private House(int partitions, Map<String, String> routerSettings, Map<String, String> infrastructure)
            throws Exception {
        this.partitions = partitions;
        this.routerSettings = routerSettings;
        this.infrastructure = infrastructure;
        String name = "log" + UUID.randomUUID().toString().substring(0, 8);
        commands = name + "-commands";
        events = name + "-events";
        createTopics();
        database = schema(name);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka(), "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** One in which snapshots are taken all the time. */
    static House open(int partitions) throws Exception {
        return open(partitions, OFTEN);
    }

    /** @param routerSettings what differs from the router's defaults, without the prefix */
    static House open(int partitions, Map<String, String> routerSettings) throws Exception {
        return new House(partitions, routerSettings, new InfrastructureResource().start());
    }

    private String setting(String name) {
        return Objects.requireNonNull(infrastructure.get(name), name);
    }

    private String kafka() {
        return setting("kafka.bootstrap.servers");
    }

    private void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            admin.createTopics(List.of(
                            new NewTopic(commands, partitions, (short) 1)
                                    .configs(Map.of("message.timestamp.type", "LogAppendTime")),
                            new NewTopic(events, partitions, (short) 1),
                            new NewTopic(Topics.deadLetter(commands), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private Pool schema(String name) {
        String place = setting("switchboard.postgres");
        String user = setting("quarkus.datasource.username");
        String password = setting("quarkus.datasource.password");
        Flyway.configure()
                .dataSource("jdbc:postgresql://" + place, user, password)
                .schemas(name)
                .load()
                .migrate();
        var options =
                PgConnectOptions.fromUri("postgresql://" + place).setUser(user).setPassword(password);
        options.addProperty("search_path", name);
        return Pool.newInstance(PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(8))
                .using(vertx)
                .build());
    }

    RouterSettings settings(String router, String group) {
        Map<String, String> properties = new HashMap<>();
        properties.put("switchboard.router.bootstrap-servers", kafka());
        properties.put("switchboard.router.instance-id", router);
        properties.put("switchboard.router.group", commands + group);
        properties.put("switchboard.router.topics.commands", commands);
        properties.put("switchboard.router.topics.events", events);
        properties.put("switchboard.router.largest-decision-bytes", "1048576");
        routerSettings.forEach((name, value) -> properties.put("switchboard.router." + name, value));
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(RouterSettings.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(RouterSettings.class);
    }

    /** Starts a router; routers of one group share the partitions, routers of two groups fight for them. */
    RouterLog router(String name, String group) {
        return router(name, group, new CelRules());
    }

    RouterLog router(String name, String group, RuleCompiler rules) {
        var router = new RouterLog(settings(name, group), database, rules, metrics);
        routers.add(router);
        router.start();
        return router;
    }

    EventLog eventLog() {
        var clients = new LogClients(settings("reader", "none"));
        return new EventLog(events, clients, new Snapshots(database), new CelRules());
    }

    /** Writes a command as the other services do, and answers its place. */
    RecordMetadata send(String workspace, RoutingCommand command) {
        return send(workspace, command, record -> {});
    }

    RecordMetadata send(String workspace, RoutingCommand command, Consumer<ProducerRecord<byte[], byte[]>> finishing) {
        var record = record(workspace, Wire.toBytes(command));
        CloudEvents.write(record.headers(), Ids.fresh(), SOURCE, command, Instant.now(), null);
        finishing.accept(record);
        return Acknowledged.await(producer.send(record));
    }

    RecordMetadata sendRaw(String workspace, String value) {
        return Acknowledged.await(producer.send(record(workspace, value.getBytes(StandardCharsets.UTF_8))));
    }

    private ProducerRecord<byte[], byte[]> record(String workspace, byte[] value) {
        return new ProducerRecord<>(
                commands, Partitions.of(workspace, partitions), workspace.getBytes(StandardCharsets.UTF_8), value);
    }

    int partition(String workspace) {
        return Partitions.of(workspace, partitions);
    }

    /** Every decision of the partition so far, as it stands in the log. */
    List<RoutingRecord.Decision> decisions(int partition) {
        return records(events, partition).stream()
                .map(record -> Wire.read(record.value(), RoutingRecord.class))
                .filter(RoutingRecord.Decision.class::isInstance)
                .map(RoutingRecord.Decision.class::cast)
                .toList();
    }

    /** All of a partition, as it is now. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic, int partition) {
        var source = new TopicPartition(topic, partition);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            reader.assign(List.of(source));
            reader.seekToBeginning(List.of(source));
            long end = reader.endOffsets(List.of(source)).getOrDefault(source, 0L);
            while (reader.position(source) < end) {
                reader.poll(Duration.ofMillis(50)).forEach(records::add);
            }
        }
        return records;
    }

    @Override
    public void close() {
        routers.forEach(RouterLog::close);
        producer.close();
        database.closeAndAwait();
        vertx.close();
    }
}
