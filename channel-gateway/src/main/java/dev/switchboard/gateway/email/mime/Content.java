package dev.switchboard.gateway.email.mime;

import dev.switchboard.events.Inbound.Attachment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the parts of a mail and collects what is to be read, as text and as HTML, and what is attached. Of alternatives
 * the plain one is the text; forwarded mails are attached and, as nobody could open them otherwise, read as well. One mail each.
 */
final class Content {

    /** Together small enough for one record of the log. */
    static final int LONGEST_TEXT = 100_000;

    private static final int LONGEST_HTML = 150_000;
    private static final int MOST_BYTES_READ = 1_000_000;
    private static final int MOST_ATTACHMENTS = 100;
    private static final int LONGEST_NAME = 200;

    private final List<Attachment> attachments = new ArrayList<>();
    private final Piece whole;

    Content(Message mail) {
        this.whole = read(mail);
    }

    String text() {
        return PlainText.cut(whole.text.strip(), LONGEST_TEXT);
    }

    /** Null if there is none, or so much that half of it would be no HTML any more. */
    @Nullable
    String html() {
        if (whole.html == null) {
            return null;
        }
        var html = Html.sanitised(whole.html);
        return html.isEmpty() || html.length() > LONGEST_HTML ? null : html;
    }

    List<Attachment> attachments() {
        return List.copyOf(attachments);
    }

    /** @param plain whether the text is the sender's own, not one made from HTML */
    private record Piece(String text, @Nullable String html, boolean plain) {
        static final Piece NOTHING = new Piece("", null, false);

        boolean isReadable() {
            return !text.isBlank();
        }

        String asHtml() {
            return html == null ? Html.ofText(text) : html;
        }
    }

    private Piece read(Entity entity) {
        var body = entity.getBody();
        if (body instanceof Multipart multipart) {
            var pieces = multipart.getBodyParts().stream().map(this::read).toList();
            return multipart.getSubType().equalsIgnoreCase("alternative") ? oneOf(pieces) : allOf(pieces);
        }
        if (body instanceof Message forwarded) {
            var subject = forwarded.getSubject();
            attach(Objects.requireNonNullElse(subject, "message") + ".eml", "message/rfc822", 0);
            var piece = read(forwarded);
            return new Piece(
                    "---------- " + PlainText.line(subject, LONGEST_NAME) + " ----------\n" + piece.text, null, true);
        }
        return body instanceof SingleBody single ? readLeaf(entity, single) : Piece.NOTHING;
    }

    private Piece readLeaf(Entity entity, SingleBody body) {
        var type = entity.getMimeType().toLowerCase(Locale.ROOT);
        var attached = "attachment".equalsIgnoreCase(entity.getDispositionType());
        if (!attached && type.equals("text/plain")) {
            return new Piece(plainText(entity, bytes(body)), null, true);
        }
        if (!attached && type.equals("text/html")) {
            var html = PlainText.decode(bytes(body), entity.getCharset());
            return new Piece(Html.textOf(html), html, false);
        }
        attach(fileName(entity), type, size(body));
        return Piece.NOTHING;
    }

    private static Piece oneOf(List<Piece> pieces) {
        var text = pieces.stream()
                .filter(piece -> piece.plain && piece.isReadable())
                .findFirst();
        var html = pieces.stream().filter(piece -> piece.html != null).reduce((early, late) -> late);
        return new Piece(
                text.or(() -> html).map(Piece::text).orElse(""),
                html.map(Piece::html).orElse(null),
                text.isPresent());
    }

    private static Piece allOf(List<Piece> pieces) {
        var readable = pieces.stream().filter(Piece::isReadable).toList();
        if (readable.size() == 1) {
            return readable.getFirst();
        }
        var text = readable.stream().map(piece -> piece.text.strip()).collect(Collectors.joining("\n\n"));
        var html = readable.stream().anyMatch(piece -> piece.html != null)
                ? readable.stream().map(Piece::asHtml).collect(Collectors.joining("\n"))
                : null;
        return new Piece(text, html, readable.stream().allMatch(Piece::plain));
    }

    private static String plainText(Entity entity, byte[] bytes) {
        var text = PlainText.decode(bytes, entity.getCharset());
        return "flowed".equalsIgnoreCase(parameter(entity, "format"))
                ? PlainText.unflow(text, "yes".equalsIgnoreCase(parameter(entity, "delsp")))
                : text;
    }

    private void attach(String name, String type, long size) {
        if (attachments.size() < MOST_ATTACHMENTS) {
            var clean = PlainText.line(name.replaceAll("[/\\\\]", "_"), LONGEST_NAME);
            attachments.add(new Attachment(clean == null ? "attachment" : clean, type, size));
        }
    }

    private static String fileName(Entity entity) {
        var name = entity.getFilename() == null ? parameter(entity, "name") : entity.getFilename();
        return name == null ? "attachment" : DecoderUtil.decodeEncodedWords(name, DecodeMonitor.SILENT);
    }

    private static @Nullable String parameter(Entity entity, String name) {
        return entity.getHeader() != null
                        && entity.getHeader().getField("Content-Type") instanceof ContentTypeField type
                ? type.getParameter(name)
                : null;
    }

    private static long size(SingleBody body) {
        try {
            return body.size();
        } catch (IOException impossible) {
            throw new UncheckedIOException("the part is in memory", impossible);
        }
    }

    private static byte[] bytes(SingleBody body) {
        try (var in = body.getInputStream()) {
            return in.readNBytes(MOST_BYTES_READ);
        } catch (IOException impossible) {
            throw new UncheckedIOException("the part is in memory", impossible);
        }
    }
}
