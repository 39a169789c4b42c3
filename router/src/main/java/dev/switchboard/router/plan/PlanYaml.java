package dev.switchboard.router.plan;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.router.problem.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plan as people write it. Reading finds every mistake at once, each with its place; docs/routing-plan.md describes the form.
 * Compiles rules, so it belongs on a worker thread. Thread-safe.
 */
public final class PlanYaml {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PlanYaml() {}

    /** What reading came to: a plan, or what is wrong with the document. */
    public sealed interface Outcome {
        record Plan(RoutingPlan plan) implements Outcome {}

        record Mistakes(List<FieldProblem> problems) implements Outcome {}
    }

    public static Outcome read(String yaml, int version) {
        JsonNode document;
        try {
            document = YAML.readTree(yaml);
        } catch (JsonProcessingException unreadable) {
            return new Outcome.Mistakes(List.of(syntax(unreadable)));
        }
        List<FieldProblem> problems = new ArrayList<>();
        Optional<RoutingPlan> plan = new PlanReader(problems).read(document, version);
        return plan.<Outcome>map(Outcome.Plan::new).orElseGet(() -> new Outcome.Mistakes(List.copyOf(problems)));
    }

    private static FieldProblem syntax(JsonProcessingException unreadable) {
        JsonLocation at = unreadable.getLocation();
        String place = at == null ? "" : "line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
        return new FieldProblem("", null, place + unreadable.getOriginalMessage());
    }
}
