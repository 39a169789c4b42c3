package dev.switchboard.gateway.intake;

import static dev.switchboard.gateway.TestLog.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Inbound;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.Topics;
import dev.switchboard.gateway.TestLog;
import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class IntakeTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    FrontDoor door;

    @Inject
    Intake intake;

    private final String person = UUID.randomUUID() + "@example.org";

    private Inbound.CustomerMessage mail(String address, String id, List<String> references, Map<String, String> more) {
        return new Inbound.CustomerMessage(
                "main",
                Channel.EMAIL,
                address,
                "Mia Keller",
                "support@example.org",
                id,
                references,
                "My invoice",
                "text of " + id,
                null,
                List.of(),
                more,
                Instant.now());
    }

    private Inbound.CustomerMessage mail(String id, String... references) {
        return mail(person, id, List.of(references), Map.of());
    }

    private void accept(Inbound inbound) {
        door.accept(inbound).await().atMost(SOON);
    }

    private static String fresh() {
        return "<" + UUID.randomUUID() + "@example.org>";
    }

    private static List<RequestService> requests(String providerId) {
        String message = Ids.message("main", Channel.EMAIL, providerId);
        return read(
                Topics.ROUTING_COMMANDS,
                RoutingCommand.class,
                RequestService.class,
                request -> request.message().equals(message));
    }

    private static RequestService request(String providerId) {
        await().atMost(SOON).until(() -> !requests(providerId).isEmpty());
        return requests(providerId).getFirst();
    }

    private static List<MessageStored> stored(String conversation) {
        return read(
                Topics.MESSAGES,
                ConversationEvent.class,
                MessageStored.class,
                event -> event.conversation().equals(conversation));
    }

    @Test
    void anAnswerJoinsItsConversation() {
        String first = fresh();
        String second = fresh();
        accept(mail(first));
        accept(mail(second, "<unknown@example.org>", first));
        assertThat(request(second).conversation()).isEqualTo(request(first).conversation());
        assertThat(stored(request(first).conversation()))
                .extracting(MessageStored::seq)
                .containsExactly(1L, 2L);
    }

    @Test
    void aStrangerWhoKnowsAMessageIdOpensAConversationOfTheirOwn() {
        String first = fresh();
        String second = fresh();
        accept(mail(first));
        request(first);
        accept(mail("stranger-" + person, second, List.of(first), Map.of()));
        assertThat(request(second).conversation()).isNotEqualTo(request(first).conversation());
    }

    @Test
    void whoeverWasCopiedMayAnswer() {
        String first = fresh();
        String second = fresh();
        String colleague = "colleague-" + person;
        accept(mail(person, first, List.of(), Map.of("cc", colleague)));
        request(first);
        accept(mail(colleague, second, List.of(first), Map.of()));
        assertThat(request(second).conversation()).isEqualTo(request(first).conversation());
    }

    @Test
    void aRedeliveryChangesNothing() {
        String first = fresh();
        String second = fresh();
        accept(mail(first));
        request(first);
        accept(mail(first));
        accept(mail(second));
        request(second);
        assertThat(requests(first)).hasSize(1);
        assertThat(stored(request(first).conversation())).hasSize(1);
    }

    @Test
    void aRepeatedBatchTellsTheVerySameAgain() {
        String first = fresh();
        String second = fresh();
        accept(mail(first));
        accept(mail(second, first));
        String conversation = request(second).conversation();
        await().atMost(SOON).until(() -> stored(conversation).size() == 2);
        var batch = TestLog.records(Topics.INBOUND).stream()
                .filter(record -> String.valueOf(record.key()).equals("EMAIL:" + person))
                .toList();
        assertThat(batch).hasSize(2);

        intake.take(batch).await().atMost(SOON);

        assertThat(requests(first)).hasSize(2).allMatch(requests(first).getFirst()::equals);
        assertThat(requests(second)).hasSize(2).allMatch(requests(second).getFirst()::equals);
        assertThat(stored(conversation)).extracting(MessageStored::seq).containsExactly(1L, 2L, 1L, 2L);
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersAndDelaysNobody() {
        String key = "EMAIL:" + person;
        long offset = TestLog.write(Topics.INBOUND, key, "{\"type\":\"Nonsense\"}".getBytes(StandardCharsets.UTF_8));
        String after = fresh();
        accept(mail(after));
        request(after);
        var dead = TestLog.records(Topics.deadLetter(Topics.INBOUND)).stream()
                .filter(record -> key.equals(record.key()))
                .toList();
        assertThat(dead).hasSize(1);
        assertThat(header(dead.getFirst(), "dead-letter-source"))
                .startsWith("inbound-")
                .endsWith("-" + offset);
        assertThat(header(dead.getFirst(), "dead-letter-reason")).contains("not a Inbound");
    }

    @Test
    void whatTheDatabaseRefusesGoesToTheDeadLettersAloneOfItsBatch() {
        // longer than any index takes
        String poison = Stream.generate(IntakeTest::fresh).limit(1_000).collect(Collectors.joining());
        String good = fresh();
        var batch = new ArrayList<ConsumerRecord<String, byte[]>>();
        int partition = 1_000;
        String key = "EMAIL:" + person;
        batch.add(new ConsumerRecord<>(
                Topics.INBOUND, partition, 1, key, dev.switchboard.events.Wire.toBytes(mail(poison))));
        batch.add(new ConsumerRecord<>(
                Topics.INBOUND, partition, 2, key, dev.switchboard.events.Wire.toBytes(mail(good))));

        intake.take(batch).await().atMost(SOON);

        assertThat(requests(good)).hasSize(1);
        var dead = TestLog.records(Topics.deadLetter(Topics.INBOUND)).stream()
                .filter(record -> key.equals(record.key()))
                .toList();
        assertThat(dead).hasSize(1);
        assertThat(header(dead.getFirst(), "dead-letter-reason")).contains("54000");
    }

    @Test
    void whatADoorRejectsKeepsItsReason() {
        byte[] raw = ("garbled " + person).getBytes(StandardCharsets.UTF_8);
        door.reject("email", raw, "no sender").await().atMost(SOON);
        assertThat(TestLog.records(Topics.deadLetter(Topics.INBOUND)))
                .filteredOn(record -> new String(record.value(), StandardCharsets.UTF_8).contains(person))
                .singleElement()
                .satisfies(record -> {
                    assertThat(header(record, "dead-letter-source")).isEqualTo("email");
                    assertThat(header(record, "dead-letter-reason")).isEqualTo("no sender");
                });
    }

    @Test
    void theTraceOfAnInboundRecordGoesOnInItsCommand() {
        String first = fresh();
        accept(mail(first));
        request(first);
        var inbound = TestLog.records(Topics.INBOUND).stream()
                .filter(record -> String.valueOf(record.key()).equals("EMAIL:" + person))
                .findFirst()
                .orElseThrow();
        var command = TestLog.records(Topics.ROUTING_COMMANDS).stream()
                .filter(record -> new String(record.value(), StandardCharsets.UTF_8).contains(first))
                .findFirst()
                .orElseThrow();
        assertThat(header(command, "traceparent"))
                .isEqualTo(header(inbound, "traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        assertThat(header(command, "ce_type")).isEqualTo("RequestService");
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
