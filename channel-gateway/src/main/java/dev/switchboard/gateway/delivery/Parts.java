package dev.switchboard.gateway.delivery;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A reply that is longer than a provider takes goes out as several messages, in order, cut where a person would cut it. */
public final class Parts {

    private Parts() {}

    /**
     * Sends each part. If one fails, a next try sends all of them again: the customer rather reads a part twice than never.
     *
     * @return the id of the first part, under which failures are told
     */
    public static Uni<String> send(String text, int longest, Function<String, Uni<String>> send) {
        return Multi.createFrom()
                .iterable(of(text, longest))
                .onItem()
                .transformToUniAndConcatenate(send::apply)
                .collect()
                .asList()
                .map(List::getFirst);
    }

    static List<String> of(String text, int longest) {
        var parts = new ArrayList<String>();
        var rest = text.strip();
        while (rest.length() > longest) {
            int end = end(rest, longest);
            parts.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        parts.add(rest);
        return parts;
    }

    /** After a line, else after a word, unless that leaves a stump; never inside a character. */
    private static int end(String text, int longest) {
        for (var boundary : List.of("\n", " ")) {
            int at = text.lastIndexOf(boundary, longest - 1);
            if (at >= longest / 2) {
                return at + 1;
            }
        }
        return Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    }
}
