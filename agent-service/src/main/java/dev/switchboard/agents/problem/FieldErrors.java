package dev.switchboard.agents.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers everything that is wrong with a request, so that its sender learns all of it at once. Not thread-safe. */
public final class FieldErrors {

    /** The one field whose value is never told back. */
    private static final String SECRET = "password";

    private final List<FieldError> errors = new ArrayList<>();

    /** The body of a request that can't do without one. */
    public static <T> T required(@Nullable T body) {
        if (body == null) {
            throw Refusal.of(400, "request.unreadable", "the body is missing");
        }
        return body;
    }

    /** Starts with what the draft's own constraints find. */
    public static <T> FieldErrors of(T draft, Validator validator) {
        var found = new FieldErrors();
        for (ConstraintViolation<T> violation : validator.validate(draft)) {
            String path = pathOf(violation);
            found.add(path, path.equals(SECRET) ? null : violation.getInvalidValue(), violation.getMessage());
        }
        return found;
    }

    public FieldErrors add(String path, @Nullable Object value, String message) {
        errors.add(new FieldError(path, value, message));
        return this;
    }

    public FieldErrors addIf(boolean wrong, String path, @Nullable Object value, String message) {
        return wrong ? add(path, value, message) : this;
    }

    /** @throws Refusal if anything was found */
    public void refuse(String code) {
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparing(FieldError::path));
            throw Refusal.invalid(code, List.copyOf(errors));
        }
    }

    /** {@code skills.billing} for what Bean Validation calls {@code skills[billing].<map value>}. */
    private static String pathOf(ConstraintViolation<?> violation) {
        var path = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            Object key = node.getKey() != null ? node.getKey() : node.getIndex();
            if (key != null) {
                path.append('.').append(key);
            }
            if (node.getKind() != ElementKind.CONTAINER_ELEMENT && node.getName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return path.toString();
    }
}
