package dev.switchboard.gateway.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.ServerSetup;
import dev.switchboard.events.Channel;
import dev.switchboard.gateway.delivery.DeliveryReports;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mailbox's thread against a real IMAP server, over a wire that breaks. */
class MailboxReaderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String USER = "support@example.com";

    private final RealMailServer mail = RealMailServer.on(ServerSetup.PROTOCOL_IMAP);
    private final RecordingFrontDoor door = new RecordingFrontDoor();
    private final List<String> bounces = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FragileWire wire = new FragileWire(mail::port);

    @SuppressWarnings("NullAway.Init")
    private MailboxReader reader;

    private Thread thread = new Thread(() -> {}, "not started yet");

    @BeforeEach
    void startServer() {
        mail.start();
        mail.setUser(USER, USER, "secret");
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        stopReader();
        wire.close();
        mail.stop();
    }

    @Test
    void takesMailInOnceAndMarksItSeen() throws Exception {
        startReader(Map.of());
        deliver("<1@x>", "first");
        eventually().until(() -> door.accepted.size() == 1);
        eventually().until(this::allSeen);

        var message = door.accepted.getFirst();
        assertThat(message.workspace()).isEqualTo("main");
        assertThat(message.channel()).isEqualTo(Channel.EMAIL);
        assertThat(message.address()).isEqualTo("bob@customer.example");
        assertThat(message.to()).isEqualTo("support@example.com");
        assertThat(message.providerId()).isEqualTo("<1@x>");
        assertThat(message.text()).isEqualTo("first");
        assertThat(registry.counter("switchboard.email.received").count()).isEqualTo(1);
        assertThat(reader.state().connected()).isTrue();
    }

    @Test
    void takesTwoHundredMailsInTheirOrder() throws Exception {
        var texts = IntStream.range(0, 200).mapToObj(n -> "mail " + n).toList();
        for (var text : texts.subList(0, 100)) {
            deliver("<" + text.hashCode() + "@x>", text);
        }
        startReader(Map.of());
        // the other half comes in while the first is read
        for (var text : texts.subList(100, 200)) {
            deliver("<" + text.hashCode() + "@x>", text);
        }
        eventually().until(() -> door.accepted.size() >= 200);
        assertThat(door.texts()).isEqualTo(texts);
        eventually().until(this::allSeen);
    }

    @Test
    void leavesMailUnseenWhileTheLogIsAwayAndKeepsTheOrder() throws Exception {
        door.away = true;
        startReader(Map.of());
        deliver("<1@x>", "first");
        deliver("<2@x>", "second");
        eventually().until(() -> door.refused >= 2);
        assertThat(door.accepted).isEmpty();
        assertThat(seen()).containsOnly(false);

        door.away = false;
        eventually().until(() -> door.accepted.size() == 2);
        assertThat(door.texts()).containsExactly("first", "second");
        eventually().until(this::allSeen);
    }

    @Test
    void comesBackAfterALostConnectionAndMissesNothing() throws Exception {
        startReader(Map.of());
        deliver("<1@x>", "before");
        eventually().until(() -> door.accepted.size() == 1);

        wire.cut();
        deliver("<2@x>", "meanwhile");
        eventually().until(() -> door.accepted.size() == 2);
        deliver("<3@x>", "after");
        eventually().until(() -> door.accepted.size() == 3);
        assertThat(door.texts()).containsExactly("before", "meanwhile", "after");
        assertThat(registry.counter("switchboard.email.reconnects").count()).isPositive();
    }

    @Test
    void comesBackWhenTheServerDoes() throws Exception {
        startReader(Map.of());
        eventually().until(() -> reader.state().connected());
        mail.stop();
        wire.cut();
        eventually().until(() -> !reader.state().connected());
        assertThat(reader.state().detail()).isNotBlank();

        mail.start();
        mail.setUser(USER, USER, "secret");
        deliver("<1@x>", "good morning");
        eventually().until(() -> door.accepted.size() == 1);
        assertThat(reader.state().connected()).isTrue();
    }

    @Test
    void renewsItsIdleSoThatADeadConnectionIsFound() throws Exception {
        startReader(Map.of("imap.renew-idle", "300ms", "imap.timeout", "1s"));
        eventually().until(() -> reader.state().connected());
        wire.die();
        deliver("<1@x>", "into the void");
        eventually().until(() -> !reader.state().connected());
        wire.revive();
        eventually().until(() -> door.accepted.size() == 1);
        assertThat(wire.connections()).isGreaterThan(1);
    }

    @Test
    void aMailThatComesJustBeforeTheIdleIsReadAtOnce() throws Exception {
        wire.before(" IDLE", () -> deliverOrFail("<1@x>", "just in time"));
        startReader(Map.of("imap.renew-idle", "8m"));
        eventually().until(() -> door.accepted.size() == 1);
        assertThat(door.texts()).containsExactly("just in time");
    }

    @Test
    void oneConnectionIsEnough() throws Exception {
        startReader(Map.of());
        deliver("<1@x>", "first");
        eventually().until(this::allSeen);
        assertThat(wire.connections()).isEqualTo(1);
    }

    @Test
    void aMailThatTheServerRefusesHoldsUpNobodyAndIsTakenLater() throws Exception {
        deliver("<1@x>", "refused");
        deliver("<2@x>", "fine");
        // there is no such part: the server says NO, and an empty mail must not be made of that
        wire.mishear("UID FETCH 1 (BODY.PEEK[]", "UID FETCH 1 (BODY.PEEK[1.MIME]");
        startReader(Map.of());
        eventually().until(() -> door.accepted.size() == 1);
        eventually().until(() -> seen().equals(List.of(false, true)));
        assertThat(door.texts()).containsExactly("fine");

        wire.hearWell();
        deliver("<3@x>", "news");
        eventually().until(this::allSeen);
        assertThat(door.texts()).containsExactly("fine", "refused", "news");
        assertThat(door.rejected).isEmpty();
    }

    @Test
    void aMailOnWhichTheServerHangsUpHoldsUpNobody() throws Exception {
        deliver("<1@x>", "fatal");
        deliver("<2@x>", "fine");
        wire.cutAt("UID FETCH 1 (BODY.PEEK[]");
        startReader(Map.of());
        eventually().until(() -> door.accepted.size() == 1);
        deliver("<3@x>", "later");
        eventually().until(() -> door.accepted.size() == 2);
        assertThat(door.texts()).containsExactly("fine", "later");
        eventually().until(() -> seen().equals(List.of(false, true, true)));
    }

    @Test
    void aMailWithoutAnIdHasTheSameOneEachTimeItIsRead() throws Exception {
        deliverRaw("From: bob@customer.example\r\n\r\nwho am I?");
        startReader(Map.of());
        eventually().until(this::allSeen);
        stopReader();
        inbox().forEach(message -> message.setFlag(Flags.Flag.SEEN, false));
        startReader(Map.of());
        eventually().until(() -> door.accepted.size() == 2);
        assertThat(door.accepted.get(0).providerId()).isNotBlank();
        assertThat(door.accepted.get(1)).isEqualTo(door.accepted.get(0));
    }

    @Test
    void aSecondReaderAfterACrashBringsTheMailAgainUnderTheSameId() throws Exception {
        startReader(Map.of());
        deliver("<1@x>", "once");
        eventually().until(this::allSeen);
        stopReader();
        // as if the reader had died between the log's answer and its own mark
        inbox().forEach(message -> message.setFlag(Flags.Flag.SEEN, false));
        startReader(Map.of());
        eventually().until(() -> door.accepted.size() == 2);
        assertThat(door.accepted.get(1)).isEqualTo(door.accepted.get(0));
    }

    @Test
    void rejectsGiantsAndRubbishAndGoesOn() throws Exception {
        deliver("<1@x>", "x".repeat(300_000));
        deliverRaw("Subject: nobody\r\n\r\nwrote this");
        deliver("<3@x>", "fine");
        startReader(Map.of("max-size", "200K"));
        eventually().until(() -> door.accepted.size() == 1);
        assertThat(door.rejected).hasSize(2);
        assertThat(door.rejected.get(0)).isEqualTo("email too big " + 64 * 1024);
        assertThat(door.rejected.get(1)).startsWith("email no sender's address");
        eventually().until(this::allSeen);
        assertThat(registry.counter("switchboard.email.rejected").count()).isEqualTo(2);
    }

    @Test
    void machinesOpenNoContactAndBouncesAreTold() throws Exception {
        deliverRaw("From: bob@x.example\r\nAuto-Submitted: auto-replied\r\n\r\nI am away");
        deliverRaw("""
                From: MAILER-DAEMON@mx.example
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Action: failed
                Status: 5.1.1
                --b
                Content-Type: message/rfc822

                Message-ID: <ours@example.com>

                hi
                --b--
                """.replace("\n", "\r\n"));
        startReader(Map.of());
        eventually().until(this::allSeen);
        assertThat(door.accepted).isEmpty();
        assertThat(bounces).containsExactly("main EMAIL <ours@example.com> bounced: 5.1.1");
        assertThat(registry.counter("switchboard.email.ignored", "kind", "auto-submitted")
                        .count())
                .isEqualTo(1);
        assertThat(registry.counter("switchboard.email.ignored", "kind", "bounce")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void asksNowAndThenWhereTheServerHasNoIdle() throws Exception {
        wire.hide("IDLE");
        startReader(Map.of("imap.poll", "200ms"));
        eventually().until(() -> reader.state().connected());
        deliver("<1@x>", "first");
        eventually().until(() -> door.accepted.size() == 1);
        deliver("<2@x>", "second");
        eventually().until(() -> door.accepted.size() == 2);
    }

    @Test
    void tellsNoPasswordToAServerWithoutTheTlsAskedFor() throws Exception {
        deliver("<1@x>", "secret");
        startReader(Map.of("imap.tls", "starttls"));
        eventually().until(() -> wire.connections() > 1);
        assertThat(reader.state().connected()).isFalse();
        assertThat(door.accepted).isEmpty();
    }

    @Test
    void speaksTlsOnlyWithAServerThatProvesItsName() throws Exception {
        var secured = RealMailServer.on(ServerSetup.PROTOCOL_IMAPS);
        secured.start();
        secured.setUser(USER, USER, "secret");
        try {
            startReader(Map.of("imap.tls", "tls", "imap.port", Integer.toString(secured.port())));
            eventually()
                    .until(() ->
                            registry.counter("switchboard.email.reconnects").count() > 0);
            assertThat(reader.state().connected()).isFalse();
            assertThat(reader.state().detail()).isEqualTo("SSLHandshakeException");
        } finally {
            secured.stop();
        }
    }

    @Test
    void stopsAtOnceFromItsIdle() throws Exception {
        startReader(Map.of());
        eventually().until(() -> reader.state().connected());
        stopReader();
        assertThat(thread.isAlive()).isFalse();
    }

    private void startReader(Map<String, String> more) {
        var properties = new HashMap<>(Map.of(
                "imap.host", "127.0.0.1",
                "imap.port", Integer.toString(wire.port()),
                "imap.user", USER,
                "imap.password", "secret",
                "imap.patience", "1s",
                // this server says nothing of a mail that comes in the very moment in which an IDLE begins
                "imap.renew-idle", "5s"));
        properties.putAll(more);
        var settings = TestSettings.of(properties);
        DeliveryReports reports = (workspace, channel, id, reason) -> Uni.createFrom()
                .item(true)
                .invoke(() -> bounces.add(workspace + " " + channel + " " + id + " " + reason));
        var metrics = new EmailMetrics(registry);
        var intake = new MailIntake(door, reports, metrics, settings, new OwnAddress(settings));
        reader = new MailboxReader(settings, intake, metrics);
        thread = Thread.ofPlatform().daemon().start(reader);
    }

    private void stopReader() throws InterruptedException {
        for (var tries = 0; tries < 40 && thread.isAlive(); tries++) {
            reader.stop();
            thread.interrupt();
            thread.join(Duration.ofMillis(100));
        }
    }

    private void deliver(String id, String text) throws Exception {
        deliverRaw("From: Bob <bob@customer.example>\r\nTo: support@example.com\r\nMessage-ID: " + id
                + "\r\nSubject: Help\r\n\r\n" + text);
    }

    private void deliverOrFail(String id, String text) {
        try {
            deliver(id, text);
        } catch (Exception undelivered) {
            throw new AssertionError(undelivered);
        }
    }

    private void deliverRaw(String raw) throws Exception {
        mail.getUserManager()
                .getUser(USER)
                .deliver(new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
    }

    /** The server's own threads complain loudly when a connection is cut; that is no failure of ours. */
    private static ConditionFactory eventually() {
        return Awaitility.await().dontCatchUncaughtExceptions().atMost(PATIENCE);
    }

    private boolean allSeen() {
        var seen = seen();
        return !seen.isEmpty() && !seen.contains(false);
    }

    private List<Boolean> seen() {
        return inbox().stream().map(message -> message.isSet(Flags.Flag.SEEN)).toList();
    }

    private List<StoredMessage> inbox() {
        try {
            return mail.getManagers()
                    .getImapHostManager()
                    .getInbox(mail.getUserManager().getUser(USER))
                    .getMessages();
        } catch (FolderException gone) {
            throw new AssertionError(gone);
        }
    }
}
