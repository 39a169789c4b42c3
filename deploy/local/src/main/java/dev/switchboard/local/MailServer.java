package dev.switchboard.local;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/**
 * One real mail server: SMTP takes mail for anybody without a password, IMAP shows it. A mailbox is made when its
 * first mail arrives, with the address as its password; the contact centre's own is there from the start. Mail is
 * kept in memory and is gone after a restart: the gateway has long stored what it has seen.
 */
final class MailServer implements AutoCloseable {
    static final String SUPPORT = "support@switchboard.localhost";
    static final String SUPPORT_PASSWORD = "support";
    private static final String HOST = "127.0.0.1";

    private final GreenMail mail;

    private MailServer(GreenMail mail) {
        this.mail = mail;
    }

    static MailServer start(int smtpPort, int imapPort) {
        try {
            var mail = new GreenMail(new ServerSetup[] {
                new ServerSetup(smtpPort, HOST, ServerSetup.PROTOCOL_SMTP),
                new ServerSetup(imapPort, HOST, ServerSetup.PROTOCOL_IMAP)
            });
            mail.start();
            mail.setUser(SUPPORT, SUPPORT, SUPPORT_PASSWORD);
            return new MailServer(mail);
        } catch (RuntimeException broken) {
            throw new StartFailed("the mail server can't start: " + StartFailed.inOneLine(broken), broken);
        }
    }

    int smtpPort() {
        return mail.getSmtp().getPort();
    }

    int imapPort() {
        return mail.getImap().getPort();
    }

    @Override
    public void close() {
        mail.stop();
    }
}
