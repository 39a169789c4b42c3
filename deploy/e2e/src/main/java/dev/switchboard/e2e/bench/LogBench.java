package dev.switchboard.e2e.bench;

import dev.switchboard.e2e.log.HouseLog;
import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.Customer;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Partitions;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.AcceptOffer;
import dev.switchboard.events.RoutingCommand.CompleteContact;
import dev.switchboard.events.RoutingCommand.PutAgent;
import dev.switchboard.events.RoutingCommand.PutTeams;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingCommand.SetPresence;
import dev.switchboard.events.RoutingEvent.CommandRejected;
import dev.switchboard.events.RoutingRecord.Decision;
import dev.switchboard.events.Team;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/**
 * The router alone, from log to log: commands written to Kafka as fast as it takes them, decisions read from Kafka, acks=all. Each
 * contact is three commands (asked, accepted, completed); every workspace has one agent with much room, so that the commands can be
 * written beforehand without knowing the answers.
 */
final class LogBench {
    private static final int WORKSPACES = 16;
    private static final int CONTACTS = 60_000;
    private static final int WARM_UP = 20_000;
    private static final int COMMANDS_PER_CONTACT = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HouseLog log;
    private final int partitions;
    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private final AtomicInteger decided = new AtomicInteger();
    private final AtomicInteger rejected = new AtomicInteger();

    private LogBench(HouseLog log) {
        this.log = log;
        this.partitions = log.end(Topics.ROUTING_COMMANDS).offsets().size();
    }

    static void run(HouseLog log, Figures figures) {
        new LogBench(log).run(figures);
    }

    private void run(Figures figures) {
        try (var _ = log.tap(this::count);
                var producer = producer()) {
            settleIn(producer);
            decideAll(producer, requests(0, WARM_UP));
            var begin = Clock.micros();
            var commands = decideAll(producer, requests(WARM_UP, CONTACTS));
            show(figures, commands, (Clock.micros() - begin) / 1e6);
        }
    }

    private void show(Figures figures, int commands, double seconds) {
        if (rejected.get() > 0) {
            throw new IllegalStateException(rejected + " commands were rejected: no figure");
        }
        figures.add(
                new JsonObject()
                        .put("bench", "log")
                        .put("decisions", commands)
                        .put("decisionsPerSecond", commands / seconds),
                "the router alone, log to log: %d decisions in %.1f s = %.0f decisions/s (%d workspaces, %d partitions; writer and reader share the cores)",
                commands,
                seconds,
                commands / seconds,
                WORKSPACES,
                partitions);
    }

    private void count(Decision decision) {
        if (!decision.events().getFirst().workspace().startsWith("bench-" + run)) {
            return;
        }
        for (var event : decision.events()) {
            if (event instanceof CommandRejected) {
                rejected.incrementAndGet();
            }
        }
        decided.incrementAndGet();
    }

    private void settleIn(KafkaProducer<String, byte[]> producer) {
        var setup = new ArrayList<RoutingCommand>();
        for (int n = 0; n < WORKSPACES; n++) {
            var workspace = workspace(n);
            var service = new Team("service", "Service", null, null);
            setup.add(new PutTeams(workspace, List.of(service)));
            setup.add(new PutAgent(
                    workspace, new AgentProfile("busy", "Busy", "service", Map.of(), Map.of(Channel.CHAT, 1_000))));
            setup.add(new SetPresence(workspace, "busy", Presence.READY, null));
        }
        decideAll(producer, setup);
    }

    private String workspace(int n) {
        return "bench-" + run + "-" + n;
    }

    private List<RoutingCommand> requests(int from, int count) {
        var commands = new ArrayList<RoutingCommand>(count * COMMANDS_PER_CONTACT);
        for (int n = from; n < from + count; n++) {
            var workspace = workspace(n % WORKSPACES);
            var message = Ids.message(workspace, Channel.CHAT, run + n);
            var contact = Ids.contact(message);
            commands.add(new RequestService(
                    workspace,
                    Ids.conversation(message),
                    message,
                    contact,
                    Channel.CHAT,
                    new Customer("customer-" + n, "visitor-" + n, null),
                    null,
                    null,
                    "hello",
                    Map.of(),
                    null));
            commands.add(new AcceptOffer(workspace, contact, 1, "busy"));
            commands.add(new CompleteContact(workspace, contact, "busy", "resolved"));
        }
        return commands;
    }

    private int decideAll(KafkaProducer<String, byte[]> producer, List<RoutingCommand> commands) {
        var expected = decided.get() + commands.size();
        for (var command : commands) {
            producer.send(recordOf(command));
        }
        producer.flush();
        Awaitility.await("all commands are decided")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> decided.get() >= expected);
        return commands.size();
    }

    private ProducerRecord<String, byte[]> recordOf(RoutingCommand command) {
        var workspace = workspaceOf(command);
        var record = new ProducerRecord<>(
                Topics.ROUTING_COMMANDS, Partitions.of(workspace, partitions), workspace, Wire.toBytes(command));
        CloudEvents.write(record.headers(), Ids.fresh(), "/bench", command, Instant.now(), null);
        return record;
    }

    private static String workspaceOf(RoutingCommand command) {
        return switch (command) {
            case PutTeams teams -> teams.workspace();
            case PutAgent agent -> agent.workspace();
            case SetPresence presence -> presence.workspace();
            case RequestService request -> request.workspace();
            case AcceptOffer accept -> accept.workspace();
            case CompleteContact complete -> complete.workspace();
            default -> throw new IllegalArgumentException("this bench writes no " + command);
        };
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        log.bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        2,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 << 10),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
