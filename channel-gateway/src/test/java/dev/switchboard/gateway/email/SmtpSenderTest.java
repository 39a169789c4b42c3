package dev.switchboard.gateway.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.ServerSetup;
import dev.switchboard.gateway.delivery.ChannelSender.Letter;
import dev.switchboard.gateway.delivery.ChannelSender.Undeliverable;
import dev.switchboard.gateway.email.mime.Mail;
import dev.switchboard.gateway.email.mime.MailReader;
import dev.switchboard.gateway.email.mime.Reading;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies on their way to a real mail server, and to ones that refuse. */
class SmtpSenderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    @Test
    void answersInTheCustomersThread() throws Exception {
        var sent = sendToRealServer(
                letter("Rückfrage 😀 zur Rechnung", List.of("<1@x>", "<2@x>"), "Grüße,\n\nAva 😀\n<b>"));
        assertThat(sent.getMessageID()).isEqualTo("<7f0c-42@example.com>");
        assertThat(sent.getHeader("In-Reply-To", null)).isEqualTo("<2@x>");
        assertThat(sent.getHeader("References", null).split("\\s+")).containsExactly("<1@x>", "<2@x>");
        assertThat(sent.getHeader("Auto-Submitted")).isNull();
        assertThat(sent.getAllRecipients()).extracting(Object::toString).containsExactly("bob@customer.example");

        var mail = asReceived(sent);
        assertThat(mail.from()).isEqualTo("support@example.com");
        assertThat(mail.name()).isEqualTo("Ava Bergström via Example Support");
        assertThat(mail.subject()).isEqualTo("Re: Rückfrage 😀 zur Rechnung");
        assertThat(mail.text()).isEqualTo("Grüße,\n\nAva 😀\n<b>");
        assertThat(mail.html()).contains("<p>Grüße,</p>", "&lt;b&gt;");
        assertThat(registry.counter("switchboard.email.sent").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Invoice| Re: Invoice",
                "Re: Invoice| Re: Invoice",
                "AW: RE: re[2]: Invoice| Re: Invoice",
                "Report| Re: Report",
                "''| Re:"
            })
    void saysReOnce(String subject, String expected) throws Exception {
        assertThat(sendToRealServer(letter(subject, List.of(), "hi")).getSubject())
                .isEqualTo(expected);
    }

    @Test
    void noLineBreakOfOthersBecomesAHeader() throws Exception {
        var sent = sendToRealServer(new Letter(
                "main",
                "conversation",
                "id>\r\nBcc: a@evil.example",
                "bob@customer.example",
                null,
                "Hi\r\nBcc: b@evil.example\r\n\r\nbody",
                List.of("<1@x>\r\nBcc: <c@evil.example>"),
                "Ava\r\nBcc: d@evil.example",
                "text\r\n.\r\nBcc: e@evil.example"));
        assertThat(sent.getHeader("Bcc")).isNull();
        assertThat(sent.getAllRecipients()).hasSize(1);
        assertThat(sent.getSubject()).isEqualTo("Re: Hi  Bcc: b@evil.example    body");
        assertThat(sent.getMessageID()).matches("<[0-9a-f]{64}@example.com>");
        assertThat(asReceived(sent).text()).isEqualTo("text\n.\nBcc: e@evil.example");
    }

    @Test
    void longThreadsKeepTheirFirstAndLastReferences() throws Exception {
        var references = IntStream.range(0, 90).mapToObj(n -> "<" + n + "@x>").toList();
        var sent = sendToRealServer(letter("s", references, "hi"));
        assertThat(sent.getHeader("References", null).split("\\s+"))
                .hasSize(20)
                .startsWith("<0@x>", "<71@x>")
                .endsWith("<89@x>");
    }

    @Test
    void sendsLongTextsWhole() throws Exception {
        var text =
                "A rather long line of words, without any break, ".repeat(100).strip() + "\n" + "ü".repeat(3_000);
        assertThat(asReceived(sendToRealServer(letter("s", List.of(), text))).text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT| 550 5.1.1 <bob@customer.example>: no such user| 550 5.1.1: no such address",
                "RCPT| 552 5.2.2 mailbox of bob is full| 552 5.2.2: the mailbox can't take it",
                "MAIL| 553 go away| 553: refused by the mail server",
                "END| 554 5.7.1 spam| 554 5.7.1: refused by policy"
            })
    void whatIsRefusedForGoodIsUndeliverable(String command, String answer, String reason) {
        try (var server = new ScriptedSmtpServer(Map.of(command, answer + "\r\n"))) {
            assertThatThrownBy(() -> send(server.port(), Map.of(), letter("s", List.of(), "hi")))
                    .isInstanceOf(Undeliverable.class)
                    .hasMessage(reason);
        }
        assertThat(registry.counter("switchboard.email.failed", "permanent", "true")
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RCPT| 451 4.7.1 greylisted| 451 4.7.1: refused by policy",
                "END| 421 4.3.2 shutting down| 421 4.3.2: the mail server can't take it",
                "MAIL| 530 5.7.0 authentication required| 530 5.7.0: refused by policy"
            })
    void whatMayGoBetterLaterIsTriedAgain(String command, String answer, String reason) {
        try (var server = new ScriptedSmtpServer(Map.of(command, answer + "\r\n"))) {
            assertThatThrownBy(() -> send(server.port(), Map.of(), letter("s", List.of(), "hi")))
                    .isNotInstanceOf(Undeliverable.class)
                    .hasMessage(reason);
        }
        assertThat(registry.counter("switchboard.email.failed", "permanent", "false")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aWrongPasswordIsNotTheCustomersFault() {
        try (var server = new ScriptedSmtpServer(Map.of("AUTH", "535 5.7.8 no\r\n"))) {
            assertThatThrownBy(() -> send(
                            server.port(),
                            Map.of("smtp.user", "support", "smtp.password", "wrong"),
                            letter("s", List.of(), "hi")))
                    .isNotInstanceOf(Undeliverable.class);
        }
    }

    @Test
    void aServerThatHangsUpOrIsAwayIsTriedAgain() {
        int port;
        try (var server = new ScriptedSmtpServer(Map.of("DATA", ""))) {
            port = server.port();
            assertThatThrownBy(() -> send(server.port(), Map.of(), letter("s", List.of(), "hi")))
                    .isNotInstanceOf(Undeliverable.class);
        }
        assertThatThrownBy(() -> send(port, Map.of(), letter("s", List.of(), "hi")))
                .isNotInstanceOf(Undeliverable.class);
    }

    @Test
    void aServerThatSaysNothingIsGivenUp() {
        try (var server = new ScriptedSmtpServer(Map.of("DATA", "354-wait\r\n"))) {
            assertThatThrownBy(() -> send(server.port(), Map.of("smtp.timeout", "500ms"), letter("s", List.of(), "hi")))
                    .isNotInstanceOf(Undeliverable.class);
        }
    }

    @Test
    void withoutServerNothingCanBeDelivered() {
        var settings = TestSettings.of(Map.of());
        var sender = new SmtpSender(settings, new OwnAddress(settings), new EmailMetrics(registry), vertx);
        assertThatThrownBy(
                        () -> sender.send(letter("s", List.of(), "hi")).await().atMost(PATIENCE))
                .isInstanceOf(Undeliverable.class);
    }

    private static Letter letter(String subject, List<String> references, String text) {
        return new Letter(
                "main",
                "conversation",
                "7f0c-42",
                "bob@customer.example",
                "support@example.com",
                subject,
                references,
                "Ava Bergström",
                text);
    }

    private MimeMessage sendToRealServer(Letter letter) throws Exception {
        var mail = RealMailServer.on(ServerSetup.PROTOCOL_SMTP);
        mail.start();
        try {
            var id = send(mail.getSmtp().getPort(), Map.of(), letter);
            assertThat(mail.getReceivedMessages()).hasSize(1);
            var sent = mail.getReceivedMessages()[0];
            assertThat(sent.getMessageID()).isEqualTo(id);
            return sent;
        } finally {
            mail.stop();
        }
    }

    private String send(int port, Map<String, String> more, Letter letter) {
        var properties = new HashMap<>(Map.of("smtp.host", "127.0.0.1", "smtp.port", Integer.toString(port)));
        properties.putAll(more);
        var settings = TestSettings.of(properties);
        var sender = new SmtpSender(settings, new OwnAddress(settings), new EmailMetrics(registry), vertx);
        try {
            return sender.send(letter).await().atMost(PATIENCE);
        } finally {
            sender.close();
        }
    }

    /** Read as the customer's side would. */
    private static Mail asReceived(MimeMessage sent) throws Exception {
        var raw = new ByteArrayOutputStream();
        sent.writeTo(raw);
        return ((Reading.Request) new MailReader(Set.of()).read(raw.toByteArray())).mail();
    }
}
