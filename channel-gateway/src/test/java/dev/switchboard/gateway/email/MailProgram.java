package dev.switchboard.gateway.email;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.HeaderTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A customer's mail program: sends raw mails by SMTP and reads mailboxes by IMAP. */
final class MailProgram {

    private final int smtp;
    private final int imap;

    MailProgram(int smtp, int imap) {
        this.smtp = smtp;
        this.imap = imap;
    }

    /** Byte for byte: {@code Transport.send} would give every mail a Message-ID of its own. */
    void send(String to, String raw) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(smtp));
        properties.setProperty("mail.smtp.from", "postmaster@customer.example");
        var session = Session.getInstance(properties);
        var message = new MimeMessage(
                session, new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
        try (var transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress(to)});
        }
    }

    /** All mails of a mailbox, raw. */
    List<byte[]> read(String user, String password) throws MessagingException, IOException {
        var mails = new ArrayList<byte[]>();
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", imap, user, password);
            try (var folder = store.getFolder("INBOX")) {
                folder.open(Folder.READ_ONLY);
                for (var message : folder.getMessages()) {
                    var raw = new ByteArrayOutputStream();
                    message.writeTo(raw);
                    mails.add(raw.toByteArray());
                }
            }
        }
        return mails;
    }

    /** Whether all mails with that id are marked as seen, and there are any. */
    boolean isSeen(String user, String password, String messageId) throws MessagingException {
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", imap, user, password);
            try (var folder = store.getFolder("INBOX")) {
                folder.open(Folder.READ_ONLY);
                var found = folder.search(new HeaderTerm("Message-ID", messageId));
                for (Message message : found) {
                    if (!message.isSet(Flags.Flag.SEEN)) {
                        return false;
                    }
                }
                return found.length > 0;
            }
        }
    }
}
