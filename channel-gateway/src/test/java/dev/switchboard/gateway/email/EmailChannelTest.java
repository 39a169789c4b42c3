package dev.switchboard.gateway.email;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.switchboard.events.CloudEvents;
import dev.switchboard.events.ConversationEvent;
import dev.switchboard.events.ConversationEvent.Delivery;
import dev.switchboard.events.ConversationEvent.DeliveryChanged;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Inbound;
import dev.switchboard.events.Inbound.CustomerMessage;
import dev.switchboard.events.Outbound.Reply;
import dev.switchboard.events.Topics;
import dev.switchboard.events.Wire;
import dev.switchboard.gateway.email.mime.Mail;
import dev.switchboard.gateway.email.mime.MailReader;
import dev.switchboard.gateway.email.mime.Reading;
import dev.switchboard.local.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail through the whole gateway, on a real mail server, Kafka and PostgreSQL. */
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class EmailChannelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    EmailSettings settings;

    @Inject
    Pool database;

    private final String customer = "bob." + UUID.randomUUID() + "@customer.example";

    @SuppressWarnings("NullAway.Init")
    private MailProgram program;

    @BeforeEach
    void openMailProgram() {
        program =
                new MailProgram(settings.smtp().portOrDefault(), settings.imap().portOrDefault());
    }

    @Test
    void aMailIsInTheLogOnceAndSeen() throws Exception {
        var id = write("Invoice 4711", "", "Grüße, where is it?");
        await().atMost(PATIENCE).until(() -> seen(id));

        try (var inbound = TopicReader.ofInbound(kafka)) {
            var records = await().atMost(PATIENCE).until(() -> ofCustomer(inbound), found -> !found.isEmpty());
            assertThat(records).hasSize(1);
            var message = message(records.getFirst());
            assertThat(records.getFirst().key()).isEqualTo("EMAIL:" + customer);
            assertThat(CloudEvents.read(records.getFirst().headers(), CloudEvents.ID))
                    .isEqualTo(Ids.message("main", message.channel(), id));
            assertThat(message.text()).isEqualTo("Grüße, where is it?");
            assertThat(message.subject()).isEqualTo("Invoice 4711");
            assertThat(message.to()).isEqualTo("support@switchboard.localhost");
        }
    }

    @Test
    void theSameMailAgainChangesNothing() throws Exception {
        var id = write("Twice", "", "hello");
        await().atMost(PATIENCE).until(() -> stored(id) == 1);
        program.send(support(), mail(id, "Twice", "", "hello"));
        await().atMost(PATIENCE).until(() -> seen(id));
        try (var inbound = TopicReader.ofInbound(kafka)) {
            await().atMost(PATIENCE).until(() -> ofCustomer(inbound).size() == 2);
        }
        // a later mail of the same customer is stored after it: both copies have been dealt with
        var later = write("Later", "", "bye");
        await().atMost(PATIENCE).until(() -> stored(later) == 1);
        assertThat(stored(id)).isEqualTo(1);
    }

    @Test
    void aReplyReachesTheCustomerAndTheAnswerJoinsTheConversation() throws Exception {
        var asked = write("Question", "", "How?");
        await().atMost(PATIENCE).until(() -> stored(asked) == 1);
        var replied = reply(asked, "Like this.");

        var answer = await().atMost(PATIENCE)
                // there is no such box before its first mail
                .ignoreException(AuthenticationFailedException.class)
                .until(this::inbox, mails -> !mails.isEmpty())
                .getFirst();
        assertThat(answer.id()).isEqualTo("<" + replied + "@switchboard.localhost>");
        assertThat(answer.references()).containsExactly(asked);
        assertThat(answer.subject()).isEqualTo("Re: Question");
        assertThat(answer.text()).isEqualTo("Like this.");
        assertThat(answer.name()).startsWith("Ava");

        var thanks = write("Re: Question", "In-Reply-To: " + answer.id() + "\nReferences: " + asked + "\n", "Thanks!");
        await().atMost(PATIENCE).until(() -> stored(thanks) == 1);
        assertThat(conversation(thanks)).isEqualTo(conversation(asked));
    }

    @Test
    void aBounceMarksTheReplyAsFailedAndTellsTheRep() throws Exception {
        var asked = write("Question", "", "How?");
        await().atMost(PATIENCE).until(() -> stored(asked) == 1);
        var replied = reply(asked, "Like this.");
        await().atMost(PATIENCE).until(() -> delivery(replied).equals("SENT"));

        program.send(support(), bounce(replied));
        await().atMost(PATIENCE).until(() -> delivery(replied).equals("FAILED"));
        try (var messages = new TopicReader(kafka, Topics.MESSAGES)) {
            var told = await().atMost(PATIENCE).until(() -> deliveries(messages, replied), all -> all.size() >= 2);
            assertThat(told.getLast().delivery()).isEqualTo(Delivery.FAILED);
            assertThat(told.getLast().detail()).isEqualTo("bounced: 5.1.1");
        }
    }

    @Test
    void whatCannotBeReadLiesWithTheDeadLetters() throws Exception {
        var mark = UUID.randomUUID().toString();
        program.send(support(), "Subject: " + mark + "\n\nnobody wrote this");
        try (var dead = new TopicReader(kafka, Topics.deadLetter(Topics.INBOUND))) {
            var record = await().atMost(PATIENCE)
                    .until(
                            () -> dead.all().stream()
                                    .filter(found -> new String(found.value(), UTF_8).contains(mark))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
            assertThat(CloudEvents.read(record.headers(), "dead-letter-reason")).isEqualTo("no sender's address");
        }
    }

    @Test
    void isWatched() throws Exception {
        var id = write("Watch", "", "me");
        await().atMost(PATIENCE).until(() -> seen(id));
        given().when()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'mailbox' }.data.state", equalTo("connected"));
        given().when()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("switchboard_email_received_total"))
                .body(containsString("switchboard_email_mailbox_connected 1.0"));
        given().when().get("/q/health").then().body("checks.name", hasItem("mailbox"));
    }

    private String support() {
        return settings.imap().user().orElseThrow();
    }

    private String write(String subject, String headers, String text) throws Exception {
        var id = "<" + UUID.randomUUID() + "@customer.example>";
        program.send(support(), mail(id, subject, headers, text));
        return id;
    }

    private String mail(String id, String subject, String headers, String text) {
        return """
                From: Bob <%s>
                To: support@switchboard.localhost
                Message-ID: %s
                Subject: %s
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit
                %s
                %s""".formatted(customer, id, subject, headers, text);
    }

    private static String bounce(String message) {
        return """
                From: MAILER-DAEMON@mx.example
                To: support@switchboard.localhost
                Message-ID: <%s@mx.example>
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Action: failed
                Status: 5.1.1

                --b
                Content-Type: text/rfc822-headers

                Message-ID: <%s@switchboard.localhost>
                --b--
                """.formatted(UUID.randomUUID(), message);
    }

    /** As a rep's desk would. */
    private String reply(String asked, String text) throws Exception {
        var message = UUID.randomUUID().toString();
        var reply = new Reply(
                "main", conversation(asked), Ids.contact(message), message, "ava", "Ava", text, Instant.now());
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var record = new ProducerRecord<>(Topics.OUTBOUND, reply.conversation(), Wire.toBytes(reply));
            CloudEvents.write(record.headers(), message, "/test", reply, reply.at(), reply.conversation());
            producer.send(record).get();
        }
        return message;
    }

    private boolean seen(String id) throws Exception {
        return program.isSeen(support(), settings.imap().password().orElseThrow(), id);
    }

    /** The mails in the customer's own box; the server makes one with the address as its password. */
    private List<Mail> inbox() throws Exception {
        var reader = new MailReader(Set.of());
        return program.read(customer, customer).stream()
                .map(raw -> ((Reading.Request) reader.read(raw)).mail())
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> ofCustomer(TopicReader inbound) {
        return inbound.all().stream()
                .filter(record -> record.key().equals("EMAIL:" + customer))
                .toList();
    }

    private static CustomerMessage message(ConsumerRecord<String, byte[]> record) {
        return (CustomerMessage) Wire.read(record.value(), Inbound.class);
    }

    private static List<DeliveryChanged> deliveries(TopicReader messages, String message) {
        return messages.all().stream()
                .map(record -> Wire.read(record.value(), ConversationEvent.class))
                .filter(DeliveryChanged.class::isInstance)
                .map(DeliveryChanged.class::cast)
                .filter(changed -> changed.message().equals(message))
                .toList();
    }

    private long stored(String providerId) {
        return one("select count(*)::text from message where provider_id = $1", providerId)
                .transform(Long::parseLong);
    }

    private String conversation(String providerId) {
        return one("select conversation_id from message where provider_id = $1", providerId);
    }

    private String delivery(String message) {
        return one("select coalesce(max(delivery), 'none') from message where id = $1", message);
    }

    private String one(String query, String argument) {
        return database.preparedQuery(query)
                .execute(Tuple.of(argument))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getString(0);
    }
}
