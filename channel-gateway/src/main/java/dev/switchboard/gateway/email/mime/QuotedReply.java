package dev.switchboard.gateway.email.mime;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what somebody added from the original that their mail program quoted below it. It knows two shapes: a block of lines
 * beginning with {@code >} that reaches to the end, with the "… wrote:" above it; and an original below a header of its own.
 * When something stands after or between the quoted lines, the answer is "can't tell": nobody's words get lost.
 */
final class QuotedReply {

    private static final Pattern SEPARATOR = Pattern.compile(
            "\\s*-{2,}\\s*(Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original|Messaggio originale)\\s*-{2,}\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern FROM = Pattern.compile("\\s*\\*?(From|Von|De|Da)\\s?:.+");
    private static final Pattern SENT =
            Pattern.compile("\\s*\\*?(Sent|Date|Gesendet|Datum|Envoyé|Enviado|Inviato)\\s?:.+");
    private static final int LONGEST_WROTE_LINE = 3;

    private final List<String> lines;

    private QuotedReply(String text) {
        this.lines = text.lines().toList();
    }

    /** What was added; null if nothing is quoted, if nothing was added or if the two can't be told apart. */
    static @Nullable String added(String text) {
        var reply = new QuotedReply(text);
        var end = reply.endOfAdded();
        if (end < 0) {
            return null;
        }
        var added = String.join("\n", reply.lines.subList(0, end)).strip();
        return added.isEmpty() ? null : added;
    }

    private int endOfAdded() {
        for (var i = 0; i < lines.size(); i++) {
            if (SEPARATOR.matcher(lines.get(i)).matches() || headerOfOriginal(i)) {
                return i;
            }
            if (quoted(i)) {
                return quotedToTheEnd(i) ? aboveWroteLine(i) : -1;
            }
        }
        return -1;
    }

    private boolean headerOfOriginal(int at) {
        return FROM.matcher(lines.get(at)).matches()
                && lines.stream().skip(at + 1L).limit(3).anyMatch(SENT.asMatchPredicate());
    }

    private boolean quoted(int at) {
        return lines.get(at).startsWith(">");
    }

    private boolean quotedToTheEnd(int from) {
        return lines.stream().skip(from).allMatch(line -> line.isBlank() || line.startsWith(">"));
    }

    /** "On 3 April, somebody wrote:" has a date and may be wrapped, so it reaches up to the line with a digit. */
    private int aboveWroteLine(int quote) {
        var last = quote - 1;
        while (last >= 0 && lines.get(last).isBlank()) {
            last--;
        }
        if (last < 0 || !lines.get(last).stripTrailing().endsWith(":")) {
            return quote;
        }
        for (var i = last;
                i >= 0 && i > last - LONGEST_WROTE_LINE && !lines.get(i).isBlank();
                i--) {
            if (lines.get(i).chars().anyMatch(Character::isDigit)) {
                return i;
            }
        }
        return quote;
    }
}
