package dev.switchboard.router.plan;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;

/**
 * The language of the rules: CEL over what is known of a contact when it arrives. Compiling takes milliseconds and belongs on a worker
 * or an engine's thread. Thread-safe.
 */
final class RuleLanguage {

    private static final MapType TEXTS = MapType.create(SimpleType.STRING, SimpleType.STRING);

    private static final Cel CEL = CelFactory.standardCelBuilder()
            .setOptions(CelOptions.current().build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addCompilerLibraries(CelExtensions.strings())
            .addRuntimeLibraries(CelExtensions.strings())
            .addVar("channel", SimpleType.STRING)
            .addVar("address", SimpleType.STRING)
            .addVar("to", SimpleType.STRING)
            .addVar("subject", SimpleType.STRING)
            .addVar("text", SimpleType.STRING)
            .addVar("customer", TEXTS)
            .addVar("attributes", TEXTS)
            .setResultType(SimpleType.BOOL)
            .build();

    private RuleLanguage() {}

    /** @throws Mistake if it is no expression of this language that says yes or no */
    static CelRuntime.Program compile(String expression) throws Mistake {
        CelValidationResult checked = CEL.compile(expression);
        if (checked.hasError()) {
            throw new Mistake(checked.getErrors().getFirst());
        }
        try {
            return CEL.createProgram(checked.getAst());
        } catch (CelValidationException | CelEvaluationException unexpected) {
            throw new IllegalStateException("checked, yet no program: " + expression, unexpected);
        }
    }

    /** Where an expression is wrong, and how. */
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1;

        Mistake(CelIssue issue) {
            super("line %d, column %d: %s"
                    .formatted(
                            issue.getSourceLocation().getLine(),
                            issue.getSourceLocation().getColumn() + 1,
                            issue.getMessage()));
        }
    }
}
