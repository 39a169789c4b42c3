package dev.switchboard.gateway.email.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text from bytes that may lie about their charset, and from lines that may be wrapped (format=flowed, RFC 3676). */
final class PlainText {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r");
    /** Control and invisible formatting characters that no reader needs, and unpaired surrogates that no database takes. */
    private static final Pattern NOISE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\x{200B}\\x{202A}-\\x{202E}\\x{2060}-\\x{2069}\\x{FEFF}&&[^\n\t]]");

    private static final int HARD_BREAK = -1;

    private PlainText() {}

    /** Decodes as declared, where that can be. What claims to be ASCII or nothing is UTF-8 or else what Windows writes. */
    static String decode(byte[] bytes, @Nullable String declared) {
        var charset = charset(declared);
        if (charset != null && !charset.equals(StandardCharsets.US_ASCII) && !charset.equals(StandardCharsets.UTF_8)) {
            return clean(new String(bytes, charset.equals(StandardCharsets.ISO_8859_1) ? WINDOWS_1252 : charset));
        }
        try {
            return clean(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return clean(new String(bytes, WINDOWS_1252));
        }
    }

    /** The parser takes each raw byte of an address header for a character; most who write raw bytes there mean UTF-8. */
    static String repaired(String header) {
        return header.chars().allMatch(c -> c <= 0xff)
                ? decode(header.getBytes(StandardCharsets.ISO_8859_1), null)
                : header;
    }

    /** Without control characters; lines end with {@code \n}. */
    static String clean(String text) {
        return NOISE.matcher(LINE_END.matcher(text).replaceAll("\n")).replaceAll("");
    }

    /** One clean line of at most that length, null if nothing is left. */
    static @Nullable String line(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        var line = clean(text).replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? null : cut(line, longest);
    }

    /** The beginning, never ending within a character. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }

    /** @param deleteSpace the space that marks a soft line break is no part of the text (DelSp=yes) */
    static String unflow(String text, boolean deleteSpace) {
        var unflowed = new StringBuilder(text.length());
        var open = HARD_BREAK;
        var first = true;
        for (var line : text.split("\n", -1)) {
            var depth = quoteDepth(line);
            var content = line.substring(depth).replaceFirst("^ ", "");
            if (open != depth) {
                unflowed.append(first ? "" : "\n").append(quote(depth));
            }
            first = false;
            var soft = content.endsWith(" ") && !content.equals("-- ");
            unflowed.append(soft && deleteSpace ? content.substring(0, content.length() - 1) : content);
            open = soft ? depth : HARD_BREAK;
        }
        return unflowed.toString();
    }

    private static String quote(int depth) {
        return depth == 0 ? "" : ">".repeat(depth) + " ";
    }

    private static int quoteDepth(String line) {
        var depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }

    private static @Nullable Charset charset(@Nullable String name) {
        try {
            return name == null ? null : Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }
}
