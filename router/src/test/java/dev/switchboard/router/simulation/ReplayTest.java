package dev.switchboard.router.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.Customer;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Partitions;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.*;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.Wire;
import dev.switchboard.local.InfrastructureResource;
import dev.switchboard.router.plan.CelRules;
import dev.switchboard.router.plan.PlanYaml;
import dev.switchboard.router.simulation.replay.CommandLines;
import dev.switchboard.router.simulation.replay.LoggedCommand;
import dev.switchboard.router.simulation.replay.PastContact;
import dev.switchboard.router.simulation.replay.PastDay;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A morning with one agent, told by its commands: what happened, and what would have happened. */
class ReplayTest {

    private static final String WS = "main";
    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

    private static final String PLAN = """
            queues:
              - {queue: all, team: everybody, wrap_up: 1m}
              - {queue: vip, team: everybody, wrap_up: 1m}
            rules: [{name: vip, when: attributes.vip == "yes", queue: vip}]
            fallback: all
            """;

    private static final String VIPS_FIRST = PLAN.replace("{queue: vip,", "{queue: vip, head_start: 1h,");

    private final List<LoggedCommand> log = new ArrayList<>();

    /**
     * Ava has a call from 0 to 100 s and wraps it up until 120. Meanwhile three wait: one from 10 s on, a VIP from 20 s on, and one who
     * comes at 30 and leaves at 90. The first is served from 120 to 220, the VIP from 220 to 270.
     */
    private void theMorning() {
        at(-60, new PublishPlan(WS, plan(PLAN)));
        at(-50, new PutAgent(WS, new AgentProfile("ava", "Ava", "everybody", Map.of(), Map.of())));
        at(-40, new SetPresence(WS, "ava", Presence.READY, null));
        call(0, "a", false);
        at(0, new AcceptOffer(WS, "a", 1, "ava"));
        call(10, "b", false);
        call(20, "v", true);
        call(30, "c", false);
        at(90, new LeaveConversation(WS, "c", null));
        at(100, new CompleteContact(WS, "a", "ava", null));
        at(120, new FinishWrapUp(WS, "a", "ava", "done"));
        at(120, new AcceptOffer(WS, "b", 1, "ava"));
        at(220, new CompleteContact(WS, "b", "ava", "done"));
        at(220, new AcceptOffer(WS, "v", 1, "ava"));
        at(270, new CompleteContact(WS, "v", "ava", "done"));
        at(400, new SetPresence(WS, "ava", Presence.OFFLINE, null));
    }

    @Test
    void thePastIsTakenFromTheLog() {
        theMorning();
        PastDay day = day();

        assertThat(day.contacts())
                .extracting(contact -> contact.request().contact(), PastContact::outcome, PastContact::waitMillis)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", PastContact.Outcome.ANSWERED, 0L),
                        org.assertj.core.groups.Tuple.tuple("b", PastContact.Outcome.ANSWERED, 110_000L),
                        org.assertj.core.groups.Tuple.tuple("v", PastContact.Outcome.ANSWERED, 200_000L),
                        org.assertj.core.groups.Tuple.tuple("c", PastContact.Outcome.ABANDONED, 60_000L));
        assertThat(day.occupancy().get("ava")).isCloseTo(270 / 400.0, within(1e-9));
        assertThat(figure(AsItWas.of(day, 1, 1).report(), "meanWait")).isEqualTo((110 + 200 + 60) / 4.0);
    }

    @Test
    void theSamePlanComesToTheSame() {
        theMorning();
        PastDay day = day();
        var replayed = replay(day, PLAN);
        var asItWas = AsItWas.of(day, 1, 1).report();

        assertThat(replayed.overall()).isEqualTo(asItWas.overall());
        assertThat(replayed.queues()).isEqualTo(asItWas.queues());
        assertThat(replayed.groups()).isEqualTo(asItWas.groups());
    }

    @Test
    void anotherPlanChangesWhoWaits() {
        theMorning();
        var report = replay(day(), VIPS_FIRST);

        // the VIP from 120 to 170, b after that; c has left as before
        assertThat(figure(Objects.requireNonNull(report.queues().get("vip")), "meanWait"))
                .isEqualTo(100);
        assertThat(figure(Objects.requireNonNull(report.queues().get("all")), "meanWaitAnswered"))
                .isEqualTo((0 + 160) / 2.0);
        assertThat(figure(report, "abandoned")).isEqualTo(1);
    }

    @Test
    void aFileOfCommandsIsReplayedBesideWhatHappened(@TempDir Path folder) throws Exception {
        theMorning();
        Path commands = folder.resolve("morning.jsonl");
        CommandLines.write(commands, log);
        Path plan = Files.writeString(folder.resolve("plan.yaml"), VIPS_FIRST);

        JsonNode result = run("--commands", commands.toString(), "--plan", plan.toString());

        assertThat(result.at("/plan/queues/vip/meanWait/mean").asDouble()).isEqualTo(100);
        assertThat(result.at("/comparedWith/queues/vip/meanWait/mean").asDouble())
                .isEqualTo(200);
        assertThat(result.at("/difference/queues/vip/meanWait/mean").asDouble()).isEqualTo(-100);
    }

    @Test
    void theLogItselfIsReplayed(@TempDir Path folder) throws Exception {
        theMorning();
        Map<String, String> infrastructure = new InfrastructureResource().start();
        String kafka = Objects.requireNonNull(infrastructure.get("kafka.bootstrap.servers"));
        String topic = "replay-" + UUID.randomUUID();
        fill(kafka, topic);
        Path plan = Files.writeString(folder.resolve("plan.yaml"), VIPS_FIRST);
        Path saved = folder.resolve("saved.jsonl");

        JsonNode result = run(
                "--bootstrap-servers", kafka, "--topic", topic, "--plan", plan.toString(), "--save", saved.toString());

        assertThat(result.at("/difference/queues/vip/meanWait/mean").asDouble()).isEqualTo(-100);
        assertThat(CommandLines.read(saved)).isEqualTo(log);
    }

    private void fill(String kafka, String topic) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka);
        try (Admin admin = Admin.create(config);
                var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            // the times are those of the morning, not of now
            admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1)
                            .configs(Map.of(
                                    "message.timestamp.type",
                                    "CreateTime",
                                    "message.timestamp.before.max.ms",
                                    String.valueOf(Long.MAX_VALUE),
                                    "retention.ms",
                                    "-1"))))
                    .all()
                    .get();
            for (LoggedCommand logged : log) {
                var record = new ProducerRecord<byte[], byte[]>(
                        topic, Partitions.of(WS, 3), logged.at().toEpochMilli(), null, Wire.toBytes(logged.command()));
                CloudEvents.write(record.headers(), Ids.fresh(), "/test", logged.command(), logged.at(), null);
                producer.send(record).get();
            }
            producer.send(new ProducerRecord<>(
                            topic,
                            Partitions.of(WS, 3),
                            NINE.toEpochMilli(),
                            null,
                            "poison".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private JsonNode run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("replay", "--format", "json", "--from", NINE.toString()));
        all.addAll(List.of(arguments));
        PrintStream out = System.out;
        var said = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            assertThat(SimulationProgram.run(all.toArray(String[]::new))).isZero();
        } finally {
            System.setOut(out);
        }
        return new ObjectMapper().readTree(said.toString(StandardCharsets.UTF_8));
    }

    private PastDay day() {
        return PastDay.of(log, WS, NINE, NINE.plusSeconds(400), new CelRules());
    }

    private static SimulationReport replay(PastDay day, String plan) {
        return new Simulation(day.scenario(), new CelRules(), Simulation.UNBOUNDED)
                .run(plan(plan), null, 1, 1)
                .plan();
    }

    private static double figure(SimulationReport report, String key) {
        return figure(report.overall(), key);
    }

    private static double figure(Map<String, Estimate> figures, String key) {
        return Objects.requireNonNull(figures.get(key), key).mean();
    }

    private static RoutingPlan plan(String yaml) {
        return ((PlanYaml.Outcome.Plan) PlanYaml.read(yaml, 1)).plan();
    }

    private void call(long second, String contact, boolean vip) {
        at(
                second,
                new RequestService(
                        WS,
                        contact,
                        "m-" + contact,
                        contact,
                        Channel.PHONE,
                        new Customer("c-" + contact, "+49" + contact, null),
                        null,
                        null,
                        null,
                        vip ? Map.of("vip", "yes") : Map.of(),
                        null));
    }

    private void at(long second, RoutingCommand command) {
        log.add(new LoggedCommand(NINE.plus(Duration.ofSeconds(second)), command));
    }
}
