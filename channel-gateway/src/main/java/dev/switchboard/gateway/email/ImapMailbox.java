package dev.switchboard.gateway.email;

import dev.switchboard.gateway.email.EmailSettings.Imap;
import dev.switchboard.gateway.email.EmailSettings.Tls;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * One open connection to a mailbox. Belongs to one thread, which it blocks; only {@link #wake} may come from another. Every
 * command has a time-out but IDLE, which a timer ends in good time: the answer to that has a time-out again, so a connection that
 * died unnoticed is found out.
 */
final class ImapMailbox implements AutoCloseable {

    private static final SearchTerm UNSEEN = new AndTerm(
            new FlagTerm(new Flags(Flags.Flag.SEEN), false), new FlagTerm(new Flags(Flags.Flag.DELETED), false));
    private static final int MOST_AT_ONCE = 200;

    private final Imap settings;
    private final IMAPStore store;
    private final IMAPFolder folder;
    private final boolean idles;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mailbox-timer").factory());
    private int countWhenSearched;
    private volatile boolean waiting;

    private ImapMailbox(Imap settings, IMAPStore store, IMAPFolder folder, boolean idles) throws MessagingException {
        this.settings = settings;
        this.store = store;
        this.folder = folder;
        this.idles = idles;
        folder.doCommand(protocol -> {
            protocol.addResponseHandler(this::heard);
            return Boolean.TRUE;
        });
    }

    static ImapMailbox open(Imap settings) throws MessagingException {
        var protocol = settings.tls() == Tls.TLS ? "imaps" : "imap";
        var store = (IMAPStore) Session.getInstance(properties(settings, "mail." + protocol + "."))
                .getStore(protocol);
        try {
            store.connect(
                    settings.host().orElseThrow(),
                    settings.portOrDefault(),
                    settings.user().orElse(""),
                    settings.password().orElse(""));
            // asked now: the folder takes the connection over, and the store would open another one to ask
            var idles = store.hasCapability("IDLE");
            var folder = (IMAPFolder) store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            return new ImapMailbox(settings, store, folder, idles);
        } catch (MessagingException | RuntimeException broken) {
            store.close();
            throw broken;
        }
    }

    private static Properties properties(Imap settings, String prefix) {
        var properties = new Properties();
        var timeout = Long.toString(settings.timeout().toMillis());
        properties.setProperty(prefix + "connectiontimeout", timeout);
        properties.setProperty(prefix + "timeout", timeout);
        properties.setProperty(prefix + "writetimeout", timeout);
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(settings.tls() != Tls.NONE));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(settings.tls() == Tls.STARTTLS));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        return properties;
    }

    /**
     * The oldest unseen mails, in the order of their UIDs; empty if there is none.
     *
     * @param but the UIDs of those that are left out
     */
    List<UnseenMail> unseen(Set<Long> but) throws MessagingException {
        countWhenSearched = folder.getMessageCount();
        var found = folder.search(UNSEEN);
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(found, profile);
        var mails = new ArrayList<UnseenMail>();
        for (var message : found) {
            var uid = folder.getUID(message);
            if (!but.contains(uid)) {
                mails.add(new UnseenMail(folder, (IMAPMessage) message, uid));
            }
        }
        mails.sort(Comparator.comparingLong(UnseenMail::uid));
        return prepared(mails.subList(0, Math.min(mails.size(), MOST_AT_ONCE)));
    }

    /** All their sizes and dates in one go; one that the server can't tell is asked for alone. */
    private List<UnseenMail> prepared(List<UnseenMail> mails) throws MessagingException {
        var profile = new FetchProfile();
        profile.add(FetchProfile.Item.SIZE);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(mails.stream().map(UnseenMail::message).toArray(Message[]::new), profile);
        return mails;
    }

    boolean isOpen() {
        return folder.isOpen();
    }

    /**
     * Blocks until something may have come: the server says so, it is time to ask, or somebody {@linkplain #wake wakes} it. What
     * came in since {@link #unseen} has been announced already and would not be again.
     */
    void awaitNews() throws MessagingException, InterruptedException {
        waiting = true;
        try {
            if (folder.getMessageCount() != countWhenSearched) {
                return;
            }
            if (idles) {
                idle();
            } else {
                Thread.sleep(settings.poll());
            }
        } finally {
            waiting = false;
        }
    }

    private void idle() throws MessagingException {
        var renewal = timer.schedule(this::interruptIdle, settings.renewIdle().toMillis(), TimeUnit.MILLISECONDS);
        try {
            folder.idle(true);
        } finally {
            renewal.cancel(false);
        }
    }

    /**
     * The library's IDLE ends on what the server says during it, but not on a mail that came just before and is announced
     * between the command and the server's "go on": nobody would look at that one until the renewal.
     */
    private void heard(Response response) {
        if (waiting && response instanceof IMAPResponse said && said.keyEquals("EXISTS")) {
            wake();
        }
    }

    /** Ends {@link #awaitNews} soon. From any thread; does not block. */
    void wake() {
        try {
            timer.execute(this::interruptIdle);
        } catch (RejectedExecutionException closed) {
            // nobody waits here any more
        }
    }

    /** As every other command does. Of a closed folder it is not asked: the store would open a connection for it. */
    private void interruptIdle() {
        try {
            if (folder.isOpen()) {
                folder.doCommand(protocol -> {
                    protocol.noop();
                    return Boolean.TRUE;
                });
            }
        } catch (MessagingException broken) {
            // the reader's own thread finds out as well, and it is the one to act on it
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            store.close();
        } catch (MessagingException broken) {
            // it was to end anyway
        }
    }
}
