package dev.switchboard.agents.problem;

import java.util.List;

/**
 * A request that can't be granted, on its way out of a reactive chain to the one place that answers it. Carries the answer, no stack
 * trace: it tells about the request, not about this program.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    private Refusal(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public static Refusal invalid(String code, List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.getFirst().path() + ": " + errors.getFirst().message()
                : errors.size() + " fields are wrong";
        return new Refusal(Problem.of(400, code, detail, errors));
    }

    public static Refusal tokenInvalid(String detail) {
        return new Refusal(Problem.of(401, "token.invalid", detail));
    }

    public static Refusal scopeDenied(String detail) {
        return new Refusal(Problem.of(403, "scope.denied", detail));
    }

    public static Refusal notFound(String code, String detail) {
        return new Refusal(Problem.of(404, code, detail));
    }

    public static Refusal conflict(String code, String detail) {
        return new Refusal(Problem.of(409, code, detail));
    }

    public static Refusal versionConflict(long current) {
        return new Refusal(
                Problem.of(412, "version.conflict", "it has been changed meanwhile; its version is " + current));
    }

    public static Refusal of(int status, String code, String detail) {
        return new Refusal(Problem.of(status, code, detail));
    }

    public Problem problem() {
        return problem;
    }
}
