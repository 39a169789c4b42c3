package dev.switchboard.analytics.history;

import dev.switchboard.analytics.AnalyticsConfig;
import dev.switchboard.analytics.history.HistoryReader.BadLine;
import dev.switchboard.analytics.intake.Facts;
import dev.switchboard.analytics.life.ContactLife;
import dev.switchboard.analytics.life.Places;
import dev.switchboard.analytics.problem.FieldProblem;
import dev.switchboard.analytics.problem.Problem;
import dev.switchboard.analytics.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/**
 * Brings history in: line by line from a stream, some thousands in one transaction, however many there are. Bad lines are reported and the
 * good ones kept. Done again, with the same name, it changes only what the lines changed. Blocks; any thread.
 */
@ApplicationScoped
class HistoryImport {

    private static final List<String> NEEDED = List.of("arrived", "channel", "queue", "answered", "ended");
    private static final int BATCH = 5_000;
    private static final int MOST_REPORTED = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .setAllowMissingColumnNames(true)
            .get();

    private final Facts facts;
    private final AnalyticsConfig config;

    HistoryImport(Facts facts, AnalyticsConfig config) {
        this.facts = facts;
        this.config = config;
    }

    /**
     * @param line from 1, the header being the first
     * @param value what stands there
     */
    record Rejected(long line, String field, @Nullable String value, String reason) {}

    /**
     * @param lines without the header
     * @param kept how many of them are facts now
     * @param rejected how many are not
     * @param errors the first thousand of these, with the reason
     */
    record Report(String name, long lines, long kept, long rejected, List<Rejected> errors) {}

    Report read(String workspace, String name, InputStream csv) {
        var reader = new HistoryReader(workspace, name, config.timeZone(), Places.USUAL_SERVICE_LEVEL);
        var batch = new ArrayList<ContactLife>(BATCH);
        var errors = new ArrayList<Rejected>();
        long lines = 0;
        long rejected = 0;
        try (var parser = CSVParser.parse(new InputStreamReader(csv, StandardCharsets.UTF_8), FORMAT)) {
            checkHeader(parser.getHeaderNames());
            for (var line : parser) {
                lines++;
                try {
                    batch.add(reader.read(line, lines + 1));
                } catch (BadLine bad) {
                    rejected++;
                    if (errors.size() < MOST_REPORTED) {
                        errors.add(new Rejected(lines + 1, bad.field(), bad.value(), bad.reason()));
                    }
                }
                if (batch.size() == BATCH) {
                    store(workspace, batch);
                }
            }
            store(workspace, batch);
        } catch (IOException | UncheckedIOException broken) {
            throw new Refusal(Problem.invalid(
                    "csv.broken",
                    "The table breaks off or is no CSV after line " + (lines + 1) + "; what stood before is kept.",
                    List.of()));
        }
        return new Report(name, lines, lines - rejected, rejected, errors);
    }

    private static void checkHeader(List<String> header) {
        var missing = NEEDED.stream()
                .filter(column -> !header.contains(column))
                .map(column -> new FieldProblem(column, null, "has no column"))
                .toList();
        if (!missing.isEmpty()) {
            throw new Refusal(
                    Problem.invalid("csv.header", "The first line must name the columns " + NEEDED + ".", missing));
        }
    }

    private void store(String workspace, List<ContactLife> batch) {
        if (!batch.isEmpty()) {
            facts.put(workspace, List.copyOf(batch)).await().atMost(PATIENCE);
            batch.clear();
        }
    }
}
