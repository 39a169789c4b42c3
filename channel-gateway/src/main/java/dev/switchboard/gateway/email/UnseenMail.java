package dev.switchboard.gateway.email;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.UID;

/** A mail in an open {@link ImapMailbox} that nobody has taken in yet. */
final class UnseenMail {

    private static final int HEAD = 64 * 1024;

    private final IMAPFolder folder;
    private final IMAPMessage message;
    private final long uid;

    UnseenMail(IMAPFolder folder, IMAPMessage message, long uid) {
        this.folder = folder;
        this.message = message;
        this.uid = uid;
    }

    /** Stays the same on every connection. */
    long uid() {
        return uid;
    }

    Message message() {
        return message;
    }

    /**
     * Fetches it. Of one that is bigger than allowed only the beginning is worth the memory.
     *
     * @throws MessagingException if the server does not give it, it is gone, or the connection is
     */
    RawMail fetch(long maxSize) throws MessagingException {
        var announced = message.getSize();
        var raw = beginning(announced > maxSize ? HEAD : Math.toIntExact(maxSize) + 1);
        if (raw.length == 0 && announced > 0) {
            throw new MessagingException("the server gave nothing of it");
        }
        return new RawMail(raw, announced <= maxSize && raw.length <= maxSize, receivedAt());
    }

    /** Not through the message's own stream: that is simply empty where the server refuses, as if the mail were. */
    private byte[] beginning(int length) throws MessagingException {
        var bytes = (byte[]) folder.doCommand(protocol -> fetch(protocol, length));
        // some servers send all of it, whatever they are asked for
        return bytes.length <= length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** With "peek": reading a mail must not mark it as seen. That is for us to say, when the log has it. */
    private byte[] fetch(IMAPProtocol protocol, int length) throws ProtocolException {
        var answers = protocol.command("UID FETCH " + uid + " (BODY.PEEK[]<0." + length + ">)", null);
        protocol.notifyResponseHandlers(answers);
        protocol.handleResult(answers[answers.length - 1]);
        return Arrays.stream(answers)
                .filter(FetchResponse.class::isInstance)
                .map(FetchResponse.class::cast)
                .filter(answer -> answer.getItem(UID.class) instanceof UID found && found.uid == uid)
                .map(answer -> answer.getItem(BODY.class))
                .filter(Objects::nonNull)
                .map(BODY::getByteArray)
                .filter(Objects::nonNull)
                .map(bytes -> bytes.getNewBytes())
                .findFirst()
                .orElseThrow(() -> new ProtocolException("the server gave nothing of it"));
    }

    void markSeen() throws MessagingException {
        message.setFlag(Flags.Flag.SEEN, true);
    }

    private Instant receivedAt() throws MessagingException {
        Date date = message.getReceivedDate();
        return date == null ? Instant.now() : date.toInstant();
    }
}
