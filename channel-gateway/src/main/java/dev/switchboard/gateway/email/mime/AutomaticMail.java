package dev.switchboard.gateway.email.mime;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.dom.Message;

/**
 * Tells machines from people, by what mail programs say about themselves (RFC 3834 and custom). {@code X-Auto-Response-Suppress}
 * is no such sign: it asks us not to answer automatically, which we never do, and people's mail may carry it.
 */
final class AutomaticMail {

    private static final Set<String> NOT_PERSONAL = Set.of("bulk", "junk", "list", "auto_reply");
    private static final Set<String> AUTO_REPLY_SIGNS = Set.of("X-Autoreply", "X-Autorespond", "X-Autoresponse");

    private AutomaticMail() {}

    /** What kind of automatic mail it is; empty if a person may have written it. */
    static Optional<String> kind(Message mail, String from, Set<String> ownAddresses) {
        var headers = new Headers(mail);
        if (ownAddresses.contains(from.toLowerCase(Locale.ROOT))) {
            return Optional.of("own-address");
        }
        if (mail.getMimeType().equalsIgnoreCase("multipart/report")) {
            return Optional.of("report");
        }
        if (isBounce(headers, from)) {
            return Optional.of("bounce");
        }
        if (isAutoSubmitted(headers)) {
            return Optional.of("auto-submitted");
        }
        if (NOT_PERSONAL.contains(headers.keyword("Precedence"))) {
            return Optional.of("bulk");
        }
        return headers.has("List-Id") || headers.has("List-Unsubscribe") ? Optional.of("list") : Optional.empty();
    }

    private static boolean isBounce(Headers headers, String from) {
        return headers.first("Return-Path")
                        .filter(path -> path.strip().equals("<>"))
                        .isPresent()
                || from.toLowerCase(Locale.ROOT).startsWith("mailer-daemon@");
    }

    private static boolean isAutoSubmitted(Headers headers) {
        return headers.has("Auto-Submitted")
                        && !headers.keyword("Auto-Submitted").equals("no")
                || AUTO_REPLY_SIGNS.stream()
                        .anyMatch(sign ->
                                headers.has(sign) && !headers.keyword(sign).equals("no"));
    }
}
