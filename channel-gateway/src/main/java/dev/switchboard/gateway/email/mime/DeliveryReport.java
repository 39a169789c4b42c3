package dev.switchboard.gateway.email.mime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;

/**
 * A delivery status notification (RFC 3464): which mail of ours it is about and whether the servers have given up. It names ours
 * in its third part, which holds the mail itself or its header.
 */
final class DeliveryReport {

    private static final Pattern FAILED = Pattern.compile("(?im)^Action:\\s*failed\\b");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*([245]\\.\\d{1,3}\\.\\d{1,3})");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[!-;=?-~]{1,250}>)");
    private static final int LONGEST_PART = 100_000;

    private DeliveryReport() {}

    /** The bounce, if the mail reports that a mail of ours, which it names, was not delivered. */
    static Optional<Reading.Bounce> failureIn(Message mail) {
        if (!(mail.getBody() instanceof Multipart report) || !mail.getMimeType().equalsIgnoreCase("multipart/report")) {
            return Optional.empty();
        }
        var status = text(report.getBodyParts(), "message/delivery-status");
        if (!FAILED.matcher(status).find()) {
            return Optional.empty();
        }
        var code = STATUS.matcher(status);
        var reason = code.find() ? code.group(1) : "5.0.0";
        return original(report.getBodyParts()).map(id -> new Reading.Bounce(id, reason));
    }

    private static Optional<String> original(List<Entity> parts) {
        for (var part : parts) {
            if (part.getBody() instanceof Message ours) {
                return Optional.ofNullable(MessageIds.own(ours.getMessageId()));
            }
        }
        var matcher = MESSAGE_ID.matcher(text(parts, "text/rfc822-headers"));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String text(List<Entity> parts, String type) {
        var text = new StringBuilder();
        for (var part : parts) {
            if (part.getMimeType().toLowerCase(Locale.ROOT).equals(type) && part.getBody() instanceof SingleBody body) {
                try (var in = body.getInputStream()) {
                    text.append(new String(in.readNBytes(LONGEST_PART), StandardCharsets.UTF_8));
                } catch (IOException impossible) {
                    throw new UncheckedIOException("the part is in memory", impossible);
                }
            }
        }
        return text.toString();
    }
}
