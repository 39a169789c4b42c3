package dev.switchboard.router.service;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Partitions;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Writes commands as the other services do. */
final class CommandTopic implements AutoCloseable {

    private final String workspace;
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    CommandTopic(String workspace) {
        this.workspace = workspace;
    }

    void send(RoutingCommand command) throws Exception {
        int partitions = producer.partitionsFor(Topics.ROUTING_COMMANDS).size();
        var record = new ProducerRecord<>(
                Topics.ROUTING_COMMANDS,
                Partitions.of(workspace, partitions),
                workspace.getBytes(StandardCharsets.UTF_8),
                Wire.toBytes(command));
        CloudEvents.write(record.headers(), Ids.fresh(), "/test", command, Instant.now(), null);
        producer.send(record).get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
