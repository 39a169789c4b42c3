package dev.switchboard.gateway.email;

import io.vertx.ext.mail.SMTPException;
import java.util.regex.Pattern;

/** Says in words of our own why a mail server refused (RFC 3463). Its words are not repeated: they often name the customer. */
final class SmtpRefusal {

    private static final Pattern ENHANCED = Pattern.compile("\\b[245]\\.(\\d{1,3})\\.\\d{1,3}\\b");

    private SmtpRefusal() {}

    /** Such as {@code 550 5.1.1: no such address}. */
    static String describe(SMTPException refused) {
        var status = ENHANCED.matcher(String.join(" ", refused.getReplyMessages()));
        if (!status.find()) {
            return refused.getReplyCode() + ": refused by the mail server";
        }
        return refused.getReplyCode() + " " + status.group() + ": " + meaning(status.group(1));
    }

    private static String meaning(String subject) {
        return switch (subject) {
            case "1" -> "no such address";
            case "2" -> "the mailbox can't take it";
            case "3", "4", "5" -> "the mail server can't take it";
            case "6" -> "the content is not taken";
            case "7" -> "refused by policy";
            default -> "refused by the mail server";
        };
    }
}
