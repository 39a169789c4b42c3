package dev.switchboard.gateway.email.mime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Message-IDs, always in angle brackets: {@code <id@domain>}. Whatever is not shaped like one does not get through. */
public final class MessageIds {

    private static final Pattern ID = Pattern.compile("<[!-;=?-~]{1,250}>");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int MOST = 100;

    private MessageIds() {}

    /** All ids in headers such as References, in their order, each once; the newest hundred of them. */
    public static List<String> in(Iterable<String> headers) {
        var ids = new LinkedHashSet<String>();
        for (var header : headers) {
            ID.matcher(header).results().map(MatchResult::group).forEach(ids::add);
        }
        return List.copyOf(ids).subList(Math.max(0, ids.size() - MOST), ids.size());
    }

    /** The mail's own id; some programs forget the brackets. Null if there is none worth the name. */
    public static @Nullable String own(@Nullable String header) {
        if (header == null) {
            return null;
        }
        var text = header.strip();
        var matcher = ID.matcher(text.startsWith("<") ? text : "<" + text + ">");
        return matcher.find() ? matcher.group() : null;
    }

    /** Stands in for the id of a mail without one: the same whenever the same bytes are read again. */
    public static String ofContent(byte[] raw) {
        return "<sha256." + sha256(raw) + "@content>";
    }

    /** The id under which a message of ours goes out, the same on every try. */
    public static String outgoing(String message, String domain) {
        var plain = PLAIN.matcher(message).matches() ? message : sha256(message.getBytes(StandardCharsets.UTF_8));
        return "<" + plain + "@" + domain + ">";
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
