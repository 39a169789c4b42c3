package dev.switchboard.router.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the README, run as the README says. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("examples");

    private int code;
    private String said = "";
    private String complained = "";

    @Test
    void aDayOfCallsRunsUnderTheShippedPlan() {
        run("simulate", "--scenario", EXAMPLES.resolve("a-day-of-calls.yaml").toString(), "--replications", "5");

        assertThat(complained).isEmpty();
        assertThat(code).isZero();
        assertThat(said).contains("queue billing", "serviceLevel20s", "billing-early", "±");
    }

    @Test
    void helpingOutIsComparedWithKeepingApart() throws Exception {
        run(
                "simulate",
                "--scenario",
                EXAMPLES.resolve("two-languages.yaml").toString(),
                "--plan",
                EXAMPLES.resolve("two-languages-pooled-plan.yaml").toString(),
                "--compare-with",
                EXAMPLES.resolve("two-languages-plan.yaml").toString(),
                "--replications",
                "5",
                "--format",
                "json");

        assertThat(complained).isEmpty();
        JsonNode result = new ObjectMapper().readTree(said);
        assertThat(result.at("/plan/overall/offered")).isEqualTo(result.at("/comparedWith/overall/offered"));
        assertThat(result.at("/difference/overall/meanWait/high").asDouble())
                .as("who is helped out by others waits less")
                .isNegative();
    }

    @Test
    void allMistakesAreToldAndNothingIsRun(@TempDir Path folder) throws Exception {
        Path scenario = Files.writeString(folder.resolve("wrong.yaml"), "horizon: never\nagents: []\n");

        run("simulate", "--scenario", scenario.toString());

        assertThat(code).isEqualTo(2);
        assertThat(said).isEmpty();
        assertThat(complained).contains("2 mistakes", "horizon (never)", "arrivals is missing");
    }

    @Test
    void aMissingFileIsNamed() {
        run("simulate", "--scenario", "nowhere.yaml");

        assertThat(code).isEqualTo(2);
        assertThat(complained).contains("nowhere.yaml");
    }

    private void run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var said = new ByteArrayOutputStream();
        var complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            code = SimulationProgram.run(arguments);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        this.said = said.toString(StandardCharsets.UTF_8);
        this.complained = complained.toString(StandardCharsets.UTF_8);
    }
}
