package dev.switchboard.gateway.email;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.ServerSetup;
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
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A mailbox on a real IMAP server, and its reader at the other end of a wire that may break. */
final class ReadMailbox implements AutoCloseable {

    static final String USER = "support@example.com";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final RealMailServer server = RealMailServer.on(ServerSetup.PROTOCOL_IMAP);
    final FragileWire wire = new FragileWire(server::port);
    final RecordingFrontDoor door = new RecordingFrontDoor();
    final List<String> bounces = new CopyOnWriteArrayList<>();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @SuppressWarnings("NullAway.Init")
    private MailboxReader reader;

    private Thread thread = new Thread(() -> {}, "not started yet");

    ReadMailbox() {
        startServer();
    }

    void startServer() {
        server.start();
        server.setUser(USER, USER, "secret");
    }

    void startReader() {
        startReader(Map.of());
    }

    void startReader(Map<String, String> more) {
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
        var counters = new EmailMetrics(metrics);
        var intake = new MailIntake(door, reports, counters, settings, new OwnAddress(settings));
        reader = new MailboxReader(settings, intake, counters);
        thread = Thread.ofPlatform().daemon().start(reader);
    }

    /** @return whether it has stopped */
    boolean stopReader() throws InterruptedException {
        for (var tries = 0; tries < 40 && thread.isAlive(); tries++) {
            reader.stop();
            thread.interrupt();
            thread.join(Duration.ofMillis(100));
        }
        return !thread.isAlive();
    }

    MailboxReader reader() {
        return reader;
    }

    double count(String counter, String... tags) {
        return metrics.counter(counter, tags).count();
    }

    void deliver(String id, String text) throws Exception {
        deliverRaw("From: Bob <bob@customer.example>\r\nTo: support@example.com\r\nMessage-ID: " + id
                + "\r\nSubject: Help\r\n\r\n" + text);
    }

    void deliverOrFail(String id, String text) {
        try {
            deliver(id, text);
        } catch (Exception undelivered) {
            throw new AssertionError(undelivered);
        }
    }

    void deliverRaw(String raw) throws Exception {
        server.getUserManager()
                .getUser(USER)
                .deliver(new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
    }

    /** The server's own threads complain loudly when a connection is cut; that is no failure of ours. */
    static ConditionFactory eventually() {
        return Awaitility.await().dontCatchUncaughtExceptions().atMost(PATIENCE);
    }

    boolean allSeen() {
        var seen = seen();
        return !seen.isEmpty() && !seen.contains(false);
    }

    List<Boolean> seen() {
        return inbox().stream().map(message -> message.isSet(Flags.Flag.SEEN)).toList();
    }

    /** As if the reader had died between the log's answer and its own mark. */
    void forgetWhatWasSeen() {
        inbox().forEach(message -> message.setFlag(Flags.Flag.SEEN, false));
    }

    private List<StoredMessage> inbox() {
        try {
            return server.getManagers()
                    .getImapHostManager()
                    .getInbox(server.getUserManager().getUser(USER))
                    .getMessages();
        } catch (FolderException gone) {
            throw new AssertionError(gone);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopReader();
        wire.close();
        server.stop();
    }
}
