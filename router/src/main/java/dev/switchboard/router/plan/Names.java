package dev.switchboard.router.plan;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The constants of an enum as people write them: {@code SENIOR_MANAGER} is {@code senior-manager}. What is none of them goes to the
 * problems, with all that there are.
 *
 * @param kind what one is called in a problem, such as "channel"
 */
record Names<E extends Enum<E>>(Class<E> type, String kind) {

    Optional<E> read(Section section, String path, String text) {
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equals(text)) {
                return Optional.of(constant);
            }
        }
        String all = Arrays.stream(type.getEnumConstants()).map(Names::name).collect(Collectors.joining(", "));
        section.problem(path, text, "is no " + kind + "; there are " + all);
        return Optional.empty();
    }

    /** The field {@code name}; empty if it is missing or wrong. */
    Optional<E> read(Section section, String name) {
        String text = section.text(name, "");
        return text.isEmpty() ? Optional.empty() : read(section, section.at(name), text);
    }

    /** The members of the list {@code name}, in its order; a repeated one is a mistake. */
    List<E> readList(Section section, String name) {
        Set<E> read = new java.util.LinkedHashSet<>();
        List<String> texts = section.texts(name);
        for (int i = 0; i < texts.size(); i++) {
            String path = "%s[%d]".formatted(section.at(name), i);
            String text = texts.get(i);
            read(section, path, text).ifPresent(constant -> {
                if (!read.add(constant)) {
                    section.problem(path, text, "is named twice");
                }
            });
        }
        return List.copyOf(read);
    }

    Set<E> readSet(Section section, String name) {
        List<E> read = readList(section, name);
        return read.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(read));
    }

    /** The values of a map whose keys are such names. */
    <V> Map<E, V> readKeys(Section section, String name, Map<String, V> values) {
        Map<E, V> read = new LinkedHashMap<>();
        values.forEach((key, value) ->
                read(section, section.at(name) + "." + key, key).ifPresent(constant -> read.put(constant, value)));
        return read;
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
