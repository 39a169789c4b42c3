package dev.switchboard.router.simulation;

import com.fasterxml.jackson.databind.SerializationFeature;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.Wire;
import dev.switchboard.router.plan.DefaultPlan;
import dev.switchboard.router.plan.PlanYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which plan, and how the result is told. */
final class PlanOptions {

    enum Format {
        table,
        json
    }

    @Option(
            names = "--plan",
            description = "the plan, YAML (default of simulate: the one that ships; of replay: that of the day)")
    private @Nullable Path plan;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.table;

    /** @param day the one that was in force, if there is such a thing */
    RoutingPlan planOr(@Nullable RoutingPlan day) throws IOException {
        if (plan != null) {
            return read(plan);
        }
        return day != null ? day : read("the shipped plan", DefaultPlan.yaml());
    }

    static RoutingPlan read(Path file) throws IOException {
        return read(file.toString(), Files.readString(file));
    }

    private static RoutingPlan read(String name, String yaml) {
        return switch (PlanYaml.read(yaml, 1)) {
            case PlanYaml.Outcome.Plan read -> read.plan();
            case PlanYaml.Outcome.Mistakes mistakes -> throw Mistaken.of(name, mistakes.problems());
        };
    }

    @SuppressWarnings("SystemOut") // a program's answer
    void print(Comparison comparison, String first, String second) throws IOException {
        if (format == Format.json) {
            System.out.println(
                    Wire.mapperCopy().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(comparison));
            return;
        }
        System.out.println(ReportTable.of(first, comparison.plan()));
        if (comparison.comparedWith() != null && comparison.difference() != null) {
            System.out.println(ReportTable.of(second, comparison.comparedWith()));
            System.out.println(ReportTable.of("difference, the first minus the second", comparison.difference()));
        }
    }
}
