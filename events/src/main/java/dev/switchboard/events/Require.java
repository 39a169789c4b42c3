package dev.switchboard.events;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The checks by which the records of this package refuse senseless values, naming the field. */
final class Require {

    private Require() {}

    static void text(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank");
        }
    }

    static void present(@Nullable Object value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " must be present");
        }
    }

    static void range(long value, long min, long max, String field) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(field + " must lie in " + min + ".." + max + ", was " + value);
        }
    }

    static void notEmpty(@Nullable Collection<?> values, String field) {
        if (values == null || values.isEmpty()) {
            throw new IllegalArgumentException(field + " must not be empty");
        }
    }
}
