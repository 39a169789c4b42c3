package dev.switchboard.router.simulation;

import dev.switchboard.router.problem.FieldProblem;
import java.util.List;
import java.util.stream.Collectors;

/** Whoever started the program asked for what can't be done; the message says all that is wrong. */
final class Mistaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    Mistaken(String message) {
        super(message, null, false, false);
    }

    static Mistaken of(String file, List<FieldProblem> problems) {
        return new Mistaken(problems.stream()
                .map(problem -> "  %s%s %s"
                        .formatted(
                                problem.path(),
                                problem.value() == null ? "" : " (" + problem.value() + ")",
                                problem.message()))
                .collect(Collectors.joining("\n", file + " has " + problems.size() + " mistakes:\n", "")));
    }
}
