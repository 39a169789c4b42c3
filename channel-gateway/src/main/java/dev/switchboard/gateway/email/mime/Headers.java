package dev.switchboard.gateway.email.mime;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.stream.Field;

/** The header of a mail or part, as strings; names in any case. */
record Headers(Entity entity) {

    /** The first of that name. */
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        var header = entity.getHeader();
        return header == null
                ? List.of()
                : header.getFields(name).stream().map(Field::getBody).toList();
    }

    /** The first word in lower case: a value without its comments and parameters; empty if there is no such header. */
    String keyword(String name) {
        return first(name)
                .map(value -> value.strip().split("[\\s;(]", 2)[0].toLowerCase(Locale.ROOT))
                .orElse("");
    }

    boolean has(String name) {
        return !all(name).isEmpty();
    }
}
