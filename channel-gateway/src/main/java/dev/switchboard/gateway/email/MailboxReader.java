package dev.switchboard.gateway.email;

import dev.switchboard.gateway.email.MailIntake.NotTaken;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
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
    /** The UIDs of mails that could not be fetched, until the others have been taken in and there is news. */
    private final Set<Long> setAside = new HashSet<>();
    /** During whose fetch the last connection was lost. */
    private long suspect;

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
                    setAside.clear();
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
        var mails = mailbox.unseen(setAside);
        for (var mail : mails) {
            if (stopped) {
                break;
            }
            takeIn(mail, mailbox);
        }
        return !mails.isEmpty();
    }

    private void takeIn(UnseenMail mail, ImapMailbox mailbox) throws MessagingException {
        RawMail raw;
        try {
            raw = mail.fetch(settings.maxSize().asLongValue());
        } catch (MessagingException unfetchable) {
            setAside(mail, mailbox, unfetchable);
            return;
        } catch (RuntimeException odd) {
            setAside(mail, mailbox, new MessagingException("the mail library stumbled", odd));
            return;
        }
        intake.take(raw);
        try {
            mail.markSeen();
        } catch (MessagingException unmarked) {
            setAside(mail, mailbox, unmarked);
        }
    }

    /** A mail that can't be fetched or marked must not hold up the others, not even one on which the server hangs up. */
    private void setAside(UnseenMail mail, ImapMailbox mailbox, MessagingException broken) throws MessagingException {
        if (mailbox.isOpen()) {
            LOG.warnf("a mail stays unseen: %s", broken.getClass().getSimpleName());
            setAside.add(mail.uid());
            return;
        }
        // once may be chance, and then its turn is still before the others'
        if (mail.uid() == suspect) {
            setAside.add(mail.uid());
        }
        suspect = mail.uid();
        throw broken;
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
