package dev.switchboard.gateway.email;

import dev.switchboard.gateway.delivery.ChannelSender.Letter;
import dev.switchboard.gateway.email.mime.Html;
import dev.switchboard.gateway.email.mime.MessageIds;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.util.MimeUtil;
import org.jspecify.annotations.Nullable;

/**
 * A rep's reply as a mail that joins the customer's thread. The headers are made here and not by the mail client, which knows no
 * characters beyond the basic plane; no line break of a name or subject gets into them.
 */
final class ReplyMail {

    private static final Pattern ANSWERED =
            Pattern.compile("(?i)^\\s*((re|aw|antw|sv|vs|odp|rif|ref)(\\[\\d+])?\\s*:\\s*)+");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
    private static final int LONGEST_LINE = 250;
    private static final int MOST_REFERENCES = 20;

    private final Letter letter;
    private final OwnAddress own;

    ReplyMail(Letter letter, OwnAddress own) {
        this.letter = letter;
        this.own = own;
    }

    /** Our Message-ID: the same on every try. */
    String id() {
        return MessageIds.outgoing(letter.message(), own.domain());
    }

    MailMessage message() {
        var text = LINE_END.matcher(letter.text()).replaceAll("\n");
        return new MailMessage()
                .setFrom(own.address())
                .setTo(letter.address())
                .setText(text)
                .setHtml(Html.ofText(text))
                .setHeaders(headers());
    }

    private MultiMap headers() {
        var headers = MultiMap.caseInsensitiveMultiMap()
                .add("From", from())
                .add("Subject", subject())
                .add("Message-ID", id());
        var references = references();
        if (!references.isEmpty()) {
            headers.add("In-Reply-To", references.getLast());
            headers.add("References", String.join("\n ", references));
        }
        return headers;
    }

    /** "Ava via Example Support": the customer writes with a person, and the answer comes back to the centre. */
    private String from() {
        var centre = own.name();
        var agent = line(letter.agentName());
        var name = centre == null ? agent : agent.isEmpty() ? centre : agent + " via " + centre;
        var address = "<" + own.address() + ">";
        return name.isEmpty()
                ? own.address()
                : folded("From", EncoderUtil.encodeAddressDisplayName(name) + " " + address);
    }

    private String subject() {
        var subject = "Re: " + ANSWERED.matcher(line(letter.subject())).replaceFirst("");
        return folded(
                "Subject",
                EncoderUtil.encodeIfNecessary(subject.strip(), EncoderUtil.Usage.TEXT_TOKEN, "Subject: ".length()));
    }

    /** The mail client ends lines with a bare line feed and makes CRLF of it on the wire. */
    private static String folded(String header, String value) {
        return MimeUtil.fold(value, header.length() + 2).replace("\r\n", "\n");
    }

    /** The first, by which mail programs find the thread, and the last ones. */
    private List<String> references() {
        var all = MessageIds.in(letter.references());
        if (all.size() <= MOST_REFERENCES) {
            return all;
        }
        var some = new ArrayList<String>();
        some.add(all.getFirst());
        some.addAll(all.subList(all.size() - MOST_REFERENCES + 1, all.size()));
        return some;
    }

    private static String line(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var line = text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .limit(LONGEST_LINE)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return line.strip();
    }
}
