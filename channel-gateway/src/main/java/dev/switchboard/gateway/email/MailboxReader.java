package dev.switchboard.gateway.email;

import dev.switchboard.gateway.email.MailIntake.NotTaken;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads one mailbox, on a thread of its own, until it is stopped. A mail is marked as seen only when it has been taken in, and the
 * next one is looked at only then: so nothing is lost, and what one sender wrote stays in order. A crash in between brings the
 * mail again, which changes nothing.
 */
final class MailboxReader implements Runnable {

    private static final Logger LOG = Logger.getLogger(MailboxReader.class);

    private final EmailSettings settings;
    private final MailIntake intake;
    private final EmailMetrics metrics;
    private final Patience patience;
    private volatile boolean stopped;
    private volatile @Nullable ImapMailbox open;
    private volatile State state = new State(false, "not connected yet", Instant.now());

    /** @param detail what is wrong, without personal data; empty while connected */
    record State(boolean connected, String detail, Instant since) {}

    MailboxReader(EmailSettings settings, MailIntake intake, EmailMetrics metrics) {
        this.settings = settings;
        this.intake = intake;
        this.metrics = metrics;
        this.patience = new Patience(settings.imap().patience());
    }

    State state() {
        return state;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                connectAndServe();
            }
        } catch (InterruptedException stop) {
            LOG.debug("mailbox closed");
        }
    }

    /** Ends {@link #run} soon, between two mails, if its thread is interrupted as well. From any thread. */
    void stop() {
        stopped = true;
        var mailbox = open;
        if (mailbox != null) {
            mailbox.wake();
        }
    }

    private void connectAndServe() throws InterruptedException {
        try (var mailbox = ImapMailbox.open(settings.imap())) {
            open = mailbox;
            state = new State(true, "", Instant.now());
            LOG.info("mailbox open");
            serve(mailbox);
        } catch (MessagingException | RuntimeException broken) {
            open = null;
            disconnected(broken);
        }
    }

    private void serve(ImapMailbox mailbox) throws MessagingException, InterruptedException {
        while (!stopped) {
            try {
                if (!takeIn(mailbox)) {
                    mailbox.awaitNews();
                }
                patience.reset();
            } catch (NotTaken away) {
                LOG.warnf("mail stays unseen: %s", away.getMessage());
                Thread.sleep(patience.next());
            }
        }
    }

    /** Whether there was any. */
    private boolean takeIn(ImapMailbox mailbox) throws MessagingException {
        var taken = false;
        for (var mail : mailbox.unseen()) {
            if (stopped) {
                break;
            }
            taken |= takeIn(mail, mailbox);
        }
        return taken;
    }

    /** Whether it was taken; a mail that can't be fetched, while others can, must not hold them up. */
    private boolean takeIn(UnseenMail mail, ImapMailbox mailbox) throws MessagingException {
        RawMail raw;
        try {
            raw = mail.fetch(settings.maxSize().asLongValue());
        } catch (IOException | MessagingException unfetchable) {
            if (!mailbox.isOpen()) {
                throw unfetchable instanceof MessagingException broken
                        ? broken
                        : new MessagingException("connection lost", (IOException) unfetchable);
            }
            LOG.warnf("a mail can't be fetched: %s", unfetchable.getClass().getSimpleName());
            return false;
        }
        intake.take(raw);
        mail.markSeen();
        return true;
    }

    private void disconnected(Exception broken) throws InterruptedException {
        if (stopped) {
            return;
        }
        metrics.reconnected();
        // only the kind: what a server says may name the user
        var root = broken.getCause() == null ? broken : broken.getCause();
        state = new State(false, root.getClass().getSimpleName(), Instant.now());
        LOG.warnf("mailbox lost: %s", root.getClass().getSimpleName());
        Thread.sleep(patience.next());
    }
}
