package dev.switchboard.agents.log;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.Partitions;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

/**
 * The one way from here into Kafka. Each answer completes once all in-sync replicas have the record, and fails if they don't get it.
 * Records of one topic and key that are written one after the other stay in that order. Any thread.
 */
@ApplicationScoped
public class ServiceLog {

    private static final String SOURCE = "/agent-service";
    private static final String CHANNEL = "log";
    private static final Duration TOPIC_KNOWN_WITHIN = Duration.ofSeconds(60);

    private final MutinyEmitter<byte[]> emitter;
    private final KafkaClientService clients;
    private volatile int routingPartitions;

    @Inject
    ServiceLog(
            @Channel(CHANNEL) @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter,
            KafkaClientService clients) {
        this.emitter = emitter;
        this.clients = clients;
    }

    /** Asks the router for something. The answer is a decision that carries {@code id}. */
    public Uni<Void> command(String id, RoutingCommand command, String workspace, @Nullable String subject) {
        return append(Topics.ROUTING_COMMANDS, workspace, new Entry(id, command, subject, Wire.toBytes(command)));
    }

    /** Writes any other record under its key. */
    public Uni<Void> record(String topic, String key, String id, Object record, @Nullable String subject) {
        return append(topic, key, new Entry(id, record, subject, Wire.toBytes(record)));
    }

    private Uni<Void> append(String topic, String key, Entry entry) {
        var headers = new RecordHeaders();
        CloudEvents.write(headers, entry.id(), SOURCE, entry.record(), Instant.now(), entry.subject());
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic)
                .withKey(key)
                .withHeaders(headers);
        if (topic.equals(Topics.ROUTING_COMMANDS)) {
            metadata = metadata.withPartition(Partitions.of(key, routingPartitions()));
        }
        return emitter.sendMessage(Message.of(entry.body(), Metadata.of(metadata.build())));
    }

    /** How many partitions the routing topics have; Kafka is asked once, and by {@link #prepare()} before anyone waits for it. */
    public int routingPartitions() {
        int known = routingPartitions;
        if (known == 0) {
            throw new IllegalStateException(
                    "asked for the partitions of " + Topics.ROUTING_COMMANDS + " before they are known");
        }
        return known;
    }

    /** Blocks until Kafka has told how many partitions there are. */
    public void prepare() {
        routingPartitions = clients.<String, byte[]>getProducer(CHANNEL)
                .runOnSendingThread(producer -> {
                    return producer.partitionsFor(Topics.ROUTING_COMMANDS).size();
                })
                .await()
                .atMost(TOPIC_KNOWN_WITHIN);
    }

    private record Entry(String id, Object record, @Nullable String subject, byte[] body) {}
}
