package dev.switchboard.agents.problem;

import org.jspecify.annotations.Nullable;

/** One thing that is wrong in a request: where, what stands there, and what should. */
public record FieldError(String path, @Nullable Object value, String message) {}
