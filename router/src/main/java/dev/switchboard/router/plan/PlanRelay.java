package dev.switchboard.router.plan;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Partitions;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.Wire;
import dev.switchboard.router.RouterSettings;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Tells the log of published plans: takes the notes that {@link PlanStore} left, writes {@code PublishPlan} and removes a note when
 * the broker has acknowledged. A crash in between tells it twice, which changes nothing. Several routers may do this at once.
 */
@ApplicationScoped
class PlanRelay {

    private static final Logger LOG = Logger.getLogger(PlanRelay.class);

    private static final String TAKE = """
            select workspace, version, yaml from plan_outbox join plan_version using (workspace, version)
            for update of plan_outbox skip locked""";

    private static final String DONE = "delete from plan_outbox where workspace = $1 and version = $2";

    private final Pool database;
    private final MutinyEmitter<byte[]> commands;
    private final KafkaClientService kafka;
    private final Vertx vertx;
    private final String topic;

    PlanRelay(
            Pool database,
            @Channel("plans") MutinyEmitter<byte[]> commands,
            KafkaClientService kafka,
            Vertx vertx,
            RouterSettings settings) {
        this.database = database;
        this.commands = commands;
        this.kafka = kafka;
        this.vertx = vertx;
        this.topic = settings.topics().commands();
    }

    @Scheduled(
            every = "${switchboard.router.outbox.check-every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> relayWhatIsLeft() {
        return relay().onFailure()
                .invoke(failing -> LOG.warnf("Plans are not relayed this time: %s", failing.toString()))
                .onFailure()
                .recoverWithNull();
    }

    Uni<Void> relay() {
        return database.withTransaction(connection -> connection
                .query(TAKE)
                .execute()
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(row -> tell(connection, row))
                .collect()
                .last()
                .replaceWithVoid());
    }

    private Uni<Void> tell(SqlConnection connection, Row row) {
        String workspace = row.getString("workspace");
        int version = row.getInteger("version");
        return vertx.executeBlocking(() -> plan(row.getString("yaml"), version), false)
                .chain(plan -> partition(workspace).chain(partition -> send(workspace, plan, partition)))
                .chain(() -> connection.preparedQuery(DONE).execute(Tuple.of(workspace, version)))
                .replaceWithVoid();
    }

    private static RoutingPlan plan(String yaml, int version) {
        return switch (PlanYaml.read(yaml, version)) {
            case PlanYaml.Outcome.Plan read -> read.plan();
            case PlanYaml.Outcome.Mistakes mistakes ->
                throw new IllegalStateException("stored plan %d is broken: %s".formatted(version, mistakes.problems()));
        };
    }

    private Uni<Integer> partition(String workspace) {
        KafkaProducer<String, byte[]> writer = kafka.getProducer("plans");
        return writer.runOnSendingThread((Producer<String, byte[]> producer) -> {
                    return producer.partitionsFor(topic).size();
                })
                .map(count -> Partitions.of(workspace, count));
    }

    private Uni<Void> send(String workspace, RoutingPlan plan, int partition) {
        var command = new RoutingCommand.PublishPlan(workspace, plan);
        var headers = new RecordHeaders();
        CloudEvents.write(headers, Ids.fresh(), "/router", command, Instant.now(), null);
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(workspace)
                .withPartition(partition)
                .withHeaders(headers)
                .build();
        return commands.sendMessage(Message.of(Wire.toBytes(command)).addMetadata(metadata));
    }
}
