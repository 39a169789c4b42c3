package dev.switchboard.analytics.problem;

import jakarta.ws.rs.core.Response;

/** Ends a request with a {@link Problem}. A way out of nested calls, not an error: it carries no stack trace. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public Refusal(Response.Status status, String code, String detail) {
        this(Problem.of(status, code, detail));
    }

    public Problem problem() {
        return problem;
    }
}
