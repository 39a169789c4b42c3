package dev.switchboard.gateway.email.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Raw mails for tests, written as they stand on the wire. */
final class RawMails {

    static final String OWN = "support@example.com";
    private static final MailReader READER = new MailReader(java.util.Set.of(OWN));

    private RawMails() {}

    /** Lines as in a text block, with the line ends of mail. */
    static byte[] raw(String lines) {
        return raw(lines, StandardCharsets.UTF_8);
    }

    static byte[] raw(String lines, Charset charset) {
        return lines.replace("\n", "\r\n").getBytes(charset);
    }

    static Reading read(String lines) {
        return READER.read(raw(lines));
    }

    static Reading read(byte[] raw) {
        return READER.read(raw);
    }

    /** The mail, where a person wrote it. */
    static Mail request(String lines) {
        return request(raw(lines));
    }

    static Mail request(byte[] raw) {
        var reading = READER.read(raw);
        if (reading instanceof Reading.Request(Mail mail)) {
            return mail;
        }
        throw new AssertionError("not a request but " + reading);
    }

    /** A request of somebody to us, with these lines put before the empty line and this body after it. */
    static String simple(String headers, String body) {
        return """
                From: Bob Customer <bob@customer.example>
                To: support@example.com
                Message-ID: <1@customer.example>
                Subject: Help
                %s
                %s""".formatted(headers.isEmpty() ? "X-Nothing: at all\n" : headers.stripTrailing() + "\n", body);
    }
}
