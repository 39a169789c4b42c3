package dev.switchboard.demo;

import java.util.List;
import java.util.Locale;

/**
 * A customer with all addresses they have; the same ones come back now and then, on any channel.
 *
 * @param phone from the ranges that are kept free for films and examples
 */
record Person(String name, String mail, String phone, String social) {
    private static final List<String> FIRST = List.of(
            "Mia", "Liam", "Sofia", "Noah", "Amara", "Jonas", "Leila", "Mateo", "Hanna", "Ravi", "Chloe", "Tomas",
            "Aiko", "Omar", "Ingrid", "Paulo", "Zara", "Felix", "Nadia", "Ethan");
    private static final List<String> LAST = List.of(
            "Hansen",
            "Diallo",
            "Moreau",
            "Schulz",
            "Costa",
            "Nakamura",
            "Ahmed",
            "Novak",
            "Silva",
            "Byrne",
            "Lindgren",
            "Rossi",
            "Okoye",
            "Petrov",
            "Walsh",
            "Keller");

    /** One of a few hundred. */
    static Person any(Draw draw) {
        var first = draw.one(FIRST);
        var last = draw.one(LAST);
        var number = FIRST.indexOf(first) * LAST.size() + LAST.indexOf(last);
        return new Person(
                first + " " + last,
                (first + "." + last + "@example.org").toLowerCase(Locale.ROOT),
                "+447700900%03d".formatted(number),
                "%d".formatted(7_000_000_000L + number));
    }
}
