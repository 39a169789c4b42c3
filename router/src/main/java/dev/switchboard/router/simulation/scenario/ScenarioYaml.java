package dev.switchboard.router.simulation.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.switchboard.router.problem.FieldProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario as people write it. Reading finds every mistake at once, each with its place; the README of the router describes the
 * form. Thread-safe.
 */
public final class ScenarioYaml {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ScenarioYaml() {}

    /** What reading came to: a scenario, or what is wrong with the document. */
    public sealed interface Outcome {
        record Read(Scenario scenario) implements Outcome {}

        record Mistakes(List<FieldProblem> problems) implements Outcome {}
    }

    /** Where the CSV files are that a scenario names. */
    @FunctionalInterface
    public interface Attachments {
        String read(String name) throws IOException;

        /** Beside the scenario's own file. */
        static Attachments beside(Path scenario) {
            return name -> Files.readString(scenario.toAbsolutePath().resolveSibling(name));
        }

        /** Texts by the name that the scenario uses. */
        static Attachments of(Map<String, String> texts) {
            return name -> Optional.ofNullable(texts.get(name)).orElseThrow(() -> new IOException("not attached"));
        }
    }

    public static Outcome read(String yaml, Attachments attachments) {
        JsonNode document;
        try {
            document = YAML.readTree(yaml);
        } catch (JsonProcessingException unreadable) {
            var at = unreadable.getLocation();
            String place = at == null ? "" : "line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
            return new Outcome.Mistakes(List.of(new FieldProblem("", null, place + unreadable.getOriginalMessage())));
        }
        List<FieldProblem> problems = new ArrayList<>();
        Optional<Scenario> scenario = new ScenarioReader(problems, attachments).read(document);
        return scenario.<Outcome>map(Outcome.Read::new).orElseGet(() -> new Outcome.Mistakes(List.copyOf(problems)));
    }
}
