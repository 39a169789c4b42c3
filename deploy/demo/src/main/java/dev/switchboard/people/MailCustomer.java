package dev.switchboard.people;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A customer with a mail program: SMTP out, IMAP in, both against the mail server of the house. Blocking; one thread at a time.
 *
 * @param name as it stands in front of the address
 */
public record MailCustomer(String name, String address, String smtpHost, int smtpPort, int imapPort) {
    private static final String SUPPORT = "support@switchboard.localhost";
    private static final String TIMEOUT_MS = "20000";

    /** A mail as the customer's mailbox has it. */
    public record Mail(
            String subject,
            String text,
            String messageId,
            @Nullable String inReplyTo,
            List<String> references) {}

    /** Writes to the contact centre.
     *
     * @return the Message-ID
     */
    public String write(String subject, String text) {
        return send(subject, text, null);
    }

    /** Answers a mail, as any mail program does. */
    public String answer(Mail mail, String text) {
        return send(mail.subject().startsWith("Re:") ? mail.subject() : "Re: " + mail.subject(), text, mail);
    }

    /** Hands the bytes of a mail to the server as they are, be they ever so broken. */
    public void sendRaw(String source) {
        try {
            var message =
                    new MimeMessage(session(), new ByteArrayInputStream(source.getBytes(StandardCharsets.ISO_8859_1))) {
                        @Override
                        public void writeTo(java.io.OutputStream out, String[] ignored) throws IOException {
                            out.write(source.getBytes(StandardCharsets.ISO_8859_1));
                        }

                        @Override
                        protected void updateHeaders() {
                            // a decent mail program would put them right, or refuse
                        }
                    };
            Transport.send(message, InternetAddress.parse(SUPPORT));
        } catch (MessagingException broken) {
            throw new IllegalStateException("the mail server does not take the mail of " + address, broken);
        }
    }

    /** The mailbox, oldest first; empty while nothing has come. */
    public List<Mail> inbox() {
        try (var store = session().getStore("imap")) {
            store.connect(smtpHost, imapPort, address, address);
            try (var folder = store.getFolder("INBOX")) {
                folder.open(jakarta.mail.Folder.READ_ONLY);
                var mails = new ArrayList<Mail>();
                for (var message : folder.getMessages()) {
                    mails.add(read(message));
                }
                return mails;
            }
        } catch (AuthenticationFailedException noMailboxYet) {
            return List.of();
        } catch (MessagingException | IOException broken) {
            throw new IllegalStateException("can't read the mailbox of " + address, broken);
        }
    }

    /** The mail that answers the one with this Message-ID, once it has come. */
    public Optional<Mail> answerTo(String messageId) {
        return inbox().stream()
                .filter(mail -> messageId.equals(mail.inReplyTo()))
                .findFirst();
    }

    private String send(String subject, String text, @Nullable Mail answered) {
        try {
            var message = new MimeMessage(session());
            message.setFrom(new InternetAddress(address, name));
            message.setRecipients(Message.RecipientType.TO, SUPPORT);
            message.setSubject(subject, "UTF-8");
            message.setText(text, "UTF-8");
            if (answered != null) {
                message.setHeader("In-Reply-To", answered.messageId());
                var references = new ArrayList<>(answered.references());
                references.add(answered.messageId());
                message.setHeader("References", String.join(" ", references));
            }
            Transport.send(message);
            return message.getMessageID();
        } catch (MessagingException broken) {
            throw new IllegalStateException("the mail server does not take the mail of " + address, broken);
        } catch (IOException unknownCharset) {
            throw new UncheckedIOException(unknownCharset);
        }
    }

    private Session session() {
        var settings = new Properties();
        settings.put("mail.smtp.host", smtpHost);
        settings.put("mail.smtp.port", Integer.toString(smtpPort));
        for (var protocol : List.of("smtp", "imap")) {
            settings.put("mail." + protocol + ".timeout", TIMEOUT_MS);
            settings.put("mail." + protocol + ".connectiontimeout", TIMEOUT_MS);
        }
        return Session.getInstance(settings);
    }

    private static Mail read(Message message) throws MessagingException, IOException {
        var references = message.getHeader("References");
        var inReplyTo = message.getHeader("In-Reply-To");
        return new Mail(
                message.getSubject(),
                textOf(message),
                ((MimeMessage) message).getMessageID(),
                inReplyTo == null ? null : inReplyTo[0],
                references == null ? List.of() : List.of(references[0].trim().split("\\s+")));
    }

    private static String textOf(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int at = 0; at < parts.getCount(); at++) {
                BodyPart one = parts.getBodyPart(at);
                var text = textOf(one);
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }
}
