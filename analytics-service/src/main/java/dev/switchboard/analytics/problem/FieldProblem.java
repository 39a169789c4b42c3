package dev.switchboard.analytics.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One mistake in what was sent.
 *
 * @param path where it is, such as {@code queues[1].steps[0].after}
 * @param value what stands there, null where something is missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldProblem(String path, @Nullable Object value, String message) {}
