package dev.switchboard.gateway.email;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** A mail in an open {@link ImapMailbox} that nobody has taken in yet. */
final class UnseenMail {

    private static final int HEAD = 64 * 1024;

    private final IMAPMessage message;

    UnseenMail(IMAPMessage message) {
        this.message = message;
    }

    /**
     * Fetches it. Of one that is bigger than allowed only the beginning is worth the memory.
     *
     * @throws IOException if it is gone, or the connection is
     */
    RawMail fetch(long maxSize) throws MessagingException, IOException {
        var announced = message.getSize();
        try (var bytes = message.getMimeStream()) {
            var raw = bytes.readNBytes(announced > maxSize ? HEAD : Math.toIntExact(maxSize) + 1);
            var complete = announced <= maxSize && raw.length <= maxSize;
            return new RawMail(raw, complete, receivedAt());
        }
    }

    void markSeen() throws MessagingException {
        message.setFlag(Flags.Flag.SEEN, true);
    }

    private Instant receivedAt() throws MessagingException {
        Date date = message.getReceivedDate();
        return date == null ? Instant.now() : date.toInstant();
    }
}
