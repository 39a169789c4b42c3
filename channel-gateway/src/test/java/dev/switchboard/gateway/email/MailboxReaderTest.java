package dev.switchboard.gateway.email;

import static dev.switchboard.gateway.email.ReadMailbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.events.Channel;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The mailbox's thread against a real IMAP server: what it takes in, what it leaves out, and when. */
class MailboxReaderTest {

    private final ReadMailbox mailbox = new ReadMailbox();

    @AfterEach
    void close() throws InterruptedException {
        mailbox.close();
    }

    @Test
    void takesMailInOnceAndMarksItSeen() throws Exception {
        mailbox.startReader();
        mailbox.deliver("<1@x>", "first");
        eventually().until(() -> mailbox.door.accepted.size() == 1);
        eventually().until(mailbox::allSeen);

        var message = mailbox.door.accepted.getFirst();
        assertThat(message.workspace()).isEqualTo("main");
        assertThat(message.channel()).isEqualTo(Channel.EMAIL);
        assertThat(message.address()).isEqualTo("bob@customer.example");
        assertThat(message.to()).isEqualTo("support@example.com");
        assertThat(message.providerId()).isEqualTo("<1@x>");
        assertThat(message.text()).isEqualTo("first");
        assertThat(mailbox.count("switchboard.email.received")).isEqualTo(1);
        assertThat(mailbox.reader().state().connected()).isTrue();
    }

    @Test
    void takesTwoHundredMailsInTheirOrder() throws Exception {
        var texts = IntStream.range(0, 200).mapToObj(n -> "mail " + n).toList();
        for (var text : texts.subList(0, 100)) {
            mailbox.deliver("<" + text.hashCode() + "@x>", text);
        }
        mailbox.startReader();
        // the other half comes in while the first is read
        for (var text : texts.subList(100, 200)) {
            mailbox.deliver("<" + text.hashCode() + "@x>", text);
        }
        eventually().until(() -> mailbox.door.accepted.size() >= 200);
        assertThat(mailbox.door.texts()).isEqualTo(texts);
        eventually().until(mailbox::allSeen);
    }

    @Test
    void aMailThatComesJustBeforeTheIdleIsReadAtOnce() throws Exception {
        mailbox.wire.before(" IDLE", () -> mailbox.deliverOrFail("<1@x>", "just in time"));
        mailbox.startReader(Map.of("imap.renew-idle", "8m"));
        eventually().until(() -> mailbox.door.accepted.size() == 1);
        assertThat(mailbox.door.texts()).containsExactly("just in time");
    }

    @Test
    void oneConnectionIsEnough() throws Exception {
        mailbox.startReader();
        mailbox.deliver("<1@x>", "first");
        eventually().until(mailbox::allSeen);
        assertThat(mailbox.wire.connections()).isEqualTo(1);
    }

    @Test
    void rejectsGiantsAndRubbishAndGoesOn() throws Exception {
        mailbox.deliver("<1@x>", "x".repeat(300_000));
        mailbox.deliverRaw("Subject: nobody\r\n\r\nwrote this");
        mailbox.deliver("<3@x>", "fine");
        mailbox.startReader(Map.of("max-size", "200K"));
        eventually().until(() -> mailbox.door.accepted.size() == 1);
        assertThat(mailbox.door.rejected).hasSize(2);
        assertThat(mailbox.door.rejected.get(0)).isEqualTo("email too big " + 64 * 1024);
        assertThat(mailbox.door.rejected.get(1)).startsWith("email no sender's address");
        eventually().until(mailbox::allSeen);
        assertThat(mailbox.count("switchboard.email.rejected")).isEqualTo(2);
    }

    @Test
    void machinesOpenNoContactAndBouncesAreTold() throws Exception {
        mailbox.deliverRaw("From: bob@x.example\r\nAuto-Submitted: auto-replied\r\n\r\nI am away");
        mailbox.deliverRaw("""
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
        mailbox.startReader();
        eventually().until(mailbox::allSeen);
        assertThat(mailbox.door.accepted).isEmpty();
        assertThat(mailbox.bounces).containsExactly("main EMAIL <ours@example.com> bounced: 5.1.1");
        assertThat(mailbox.count("switchboard.email.ignored", "kind", "auto-submitted"))
                .isEqualTo(1);
        assertThat(mailbox.count("switchboard.email.ignored", "kind", "bounce")).isEqualTo(1);
    }

    @Test
    void asksNowAndThenWhereTheServerHasNoIdle() throws Exception {
        mailbox.wire.hide("IDLE");
        mailbox.startReader(Map.of("imap.poll", "200ms"));
        eventually().until(() -> mailbox.reader().state().connected());
        mailbox.deliver("<1@x>", "first");
        eventually().until(() -> mailbox.door.accepted.size() == 1);
        mailbox.deliver("<2@x>", "second");
        eventually().until(() -> mailbox.door.accepted.size() == 2);
    }

    @Test
    void stopsAtOnceFromItsIdle() throws Exception {
        mailbox.startReader();
        eventually().until(() -> mailbox.reader().state().connected());
        assertThat(mailbox.stopReader()).isTrue();
    }
}
