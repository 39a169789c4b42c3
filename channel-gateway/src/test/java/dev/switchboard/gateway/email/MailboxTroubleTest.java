package dev.switchboard.gateway.email;

import static dev.switchboard.gateway.email.ReadMailbox.USER;
import static dev.switchboard.gateway.email.ReadMailbox.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The mailbox's thread when something breaks: the wire, the server, the log, or the thread itself. */
class MailboxTroubleTest {

    private final ReadMailbox mailbox = new ReadMailbox();

    @AfterEach
    void close() throws InterruptedException {
        mailbox.close();
    }

    @Test
    void leavesMailUnseenWhileTheLogIsAwayAndKeepsTheOrder() throws Exception {
        mailbox.door.away = true;
        mailbox.startReader();
        mailbox.deliver("<1@x>", "first");
        mailbox.deliver("<2@x>", "second");
        eventually().until(() -> mailbox.door.refused >= 2);
        assertThat(mailbox.door.accepted).isEmpty();
        assertThat(mailbox.seen()).containsOnly(false);

        mailbox.door.away = false;
        eventually().until(() -> mailbox.door.accepted.size() == 2);
        assertThat(mailbox.door.texts()).containsExactly("first", "second");
        eventually().until(mailbox::allSeen);
    }

    @Test
    void comesBackAfterALostConnectionAndMissesNothing() throws Exception {
        mailbox.startReader();
        mailbox.deliver("<1@x>", "before");
        eventually().until(() -> mailbox.door.accepted.size() == 1);

        mailbox.wire.cut();
        mailbox.deliver("<2@x>", "meanwhile");
        eventually().until(() -> mailbox.door.accepted.size() == 2);
        mailbox.deliver("<3@x>", "after");
        eventually().until(() -> mailbox.door.accepted.size() == 3);
        assertThat(mailbox.door.texts()).containsExactly("before", "meanwhile", "after");
        assertThat(mailbox.count("switchboard.email.reconnects")).isPositive();
    }

    @Test
    void comesBackWhenTheServerDoes() throws Exception {
        mailbox.startReader();
        eventually().until(() -> mailbox.reader().state().connected());
        mailbox.server.stop();
        mailbox.wire.cut();
        eventually().until(() -> !mailbox.reader().state().connected());
        assertThat(mailbox.reader().state().detail()).isNotBlank();

        mailbox.startServer();
        mailbox.deliver("<1@x>", "good morning");
        eventually().until(() -> mailbox.door.accepted.size() == 1);
        assertThat(mailbox.reader().state().connected()).isTrue();
    }

    @Test
    void renewsItsIdleSoThatADeadConnectionIsFound() throws Exception {
        mailbox.startReader(Map.of("imap.renew-idle", "300ms", "imap.timeout", "1s"));
        eventually().until(() -> mailbox.reader().state().connected());
        mailbox.wire.die();
        mailbox.deliver("<1@x>", "into the void");
        eventually().until(() -> !mailbox.reader().state().connected());
        mailbox.wire.revive();
        eventually().until(() -> mailbox.door.accepted.size() == 1);
        assertThat(mailbox.wire.connections()).isGreaterThan(1);
    }

    @Test
    void aMailThatTheServerRefusesHoldsUpNobodyAndIsTakenLater() throws Exception {
        mailbox.deliver("<1@x>", "refused");
        mailbox.deliver("<2@x>", "fine");
        // there is no such part: the server says NO, and an empty mail must not be made of that
        mailbox.wire.mishear("UID FETCH 1 (BODY.PEEK[]", "UID FETCH 1 (BODY.PEEK[1.MIME]");
        mailbox.startReader();
        eventually().until(() -> mailbox.door.accepted.size() == 1);
        eventually().until(() -> mailbox.seen().equals(List.of(false, true)));
        assertThat(mailbox.door.texts()).containsExactly("fine");

        mailbox.wire.hearWell();
        mailbox.deliver("<3@x>", "news");
        eventually().until(mailbox::allSeen);
        assertThat(mailbox.door.texts()).containsExactly("fine", "refused", "news");
        assertThat(mailbox.door.rejected).isEmpty();
    }

    @Test
    void aMailOnWhichTheServerHangsUpHoldsUpNobody() throws Exception {
        mailbox.deliver("<1@x>", "fatal");
        mailbox.deliver("<2@x>", "fine");
        mailbox.wire.cutAt("UID FETCH 1 (BODY.PEEK[]");
        mailbox.startReader();
        eventually().until(() -> mailbox.door.accepted.size() == 1);
        mailbox.deliver("<3@x>", "later");
        eventually().until(() -> mailbox.door.accepted.size() == 2);
        assertThat(mailbox.door.texts()).containsExactly("fine", "later");
        eventually().until(() -> mailbox.seen().equals(List.of(false, true, true)));
    }

    @Test
    void aMailWithoutAnIdHasTheSameOneEachTimeItIsRead() throws Exception {
        mailbox.deliverRaw("From: bob@customer.example\r\n\r\nwho am I?");
        mailbox.startReader();
        eventually().until(mailbox::allSeen);
        mailbox.stopReader();
        mailbox.forgetWhatWasSeen();
        mailbox.startReader();
        eventually().until(() -> mailbox.door.accepted.size() == 2);
        assertThat(mailbox.door.accepted.get(0).providerId()).isNotBlank();
        assertThat(mailbox.door.accepted.get(1)).isEqualTo(mailbox.door.accepted.get(0));
    }

    @Test
    void aSecondReaderAfterACrashBringsTheMailAgainUnderTheSameId() throws Exception {
        mailbox.startReader();
        mailbox.deliver("<1@x>", "once");
        eventually().until(mailbox::allSeen);
        mailbox.stopReader();
        mailbox.forgetWhatWasSeen();
        mailbox.startReader();
        eventually().until(() -> mailbox.door.accepted.size() == 2);
        assertThat(mailbox.door.accepted.get(1)).isEqualTo(mailbox.door.accepted.get(0));
    }

    @Test
    void tellsNoPasswordToAServerWithoutTheTlsAskedFor() throws Exception {
        mailbox.deliver("<1@x>", "secret");
        mailbox.startReader(Map.of("imap.tls", "starttls"));
        eventually().until(() -> mailbox.wire.connections() > 1);
        assertThat(mailbox.reader().state().connected()).isFalse();
        assertThat(mailbox.door.accepted).isEmpty();
    }

    @Test
    void speaksTlsOnlyWithAServerThatProvesItsName() throws Exception {
        var secured = RealMailServer.on(ServerSetup.PROTOCOL_IMAPS);
        secured.start();
        secured.setUser(USER, USER, "secret");
        try {
            mailbox.startReader(Map.of("imap.tls", "tls", "imap.port", Integer.toString(secured.port())));
            eventually().until(() -> mailbox.count("switchboard.email.reconnects") > 0);
            assertThat(mailbox.reader().state().connected()).isFalse();
            assertThat(mailbox.reader().state().detail()).isEqualTo("SSLHandshakeException");
        } finally {
            secured.stop();
        }
    }
}
