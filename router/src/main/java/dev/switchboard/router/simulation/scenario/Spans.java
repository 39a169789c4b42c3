package dev.switchboard.router.simulation.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.router.plan.Durations;
import dev.switchboard.router.plan.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Spans as people write them: {@code 3m}, {@code none}, {@code {exponential: 3m}}, {@code {log_normal: {mean: 3m, deviation: 4m}}},
 * {@code {log_normal: {median: 2m, sigma: 1.2}}}, {@code {values: [30s, 2m]}}, {@code {csv: file}} with a column {@code seconds}.
 */
final class Spans {

    static final String NO_DURATION = "must be a duration such as 30s, 2m or 1h30m, and not negative";
    static final String NO_TIME = "must be a time of the day such as 08:00 or 17:30:15, in quotes";

    private static final Duration LONGEST = Duration.ofDays(366);

    private final ScenarioYaml.Attachments attachments;

    Spans(ScenarioYaml.Attachments attachments) {
        this.attachments = attachments;
    }

    Span read(Section section, String name, Span otherwise) {
        JsonNode value = section.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value.isObject()) {
            return mapping(section.section(name), otherwise);
        }
        if (value.asText().equals("none")) {
            return new Span.Endless();
        }
        return duration(value)
                .<Span>map(fixed -> new Span.Fixed(fixed.toMillis()))
                .orElseGet(() -> {
                    section.problem(section.at(name), value, NO_DURATION + ", or a mapping");
                    return otherwise;
                });
    }

    private Span mapping(Section section, Span otherwise) {
        Span read = otherwise;
        if (section.has("exponential")) {
            read = new Span.Exponential(millis(section, "exponential"));
        } else if (section.has("log_normal")) {
            read = logNormal(section.section("log_normal"));
        } else if (section.has("values")) {
            read = values(section).orElse(otherwise);
        } else if (section.has("csv")) {
            read = csv(section).orElse(otherwise);
        } else {
            section.problem(section.path(), null, "must be one of exponential, log_normal, values, csv");
        }
        section.end();
        return read;
    }

    private static Span logNormal(Section section) {
        Span read;
        if (section.has("median")) {
            double sigma = section.decimal("sigma", 1, 0, 10);
            read = Span.LogNormal.ofMedian(millis(section, "median"), sigma);
        } else {
            double mean = millis(section, "mean");
            read = Span.LogNormal.ofMean(mean, millis(section, "deviation"));
        }
        section.end();
        return read;
    }

    private static Optional<Span> values(Section section) {
        JsonNode list = section.get("values");
        List<Double> read = new ArrayList<>();
        for (int i = 0; list != null && i < list.size(); i++) {
            Optional<Duration> value = duration(list.get(i));
            if (value.isEmpty()) {
                section.problem("%s[%d]".formatted(section.at("values"), i), list.get(i), NO_DURATION);
            }
            value.ifPresent(duration -> read.add((double) duration.toMillis()));
        }
        if (list == null || list.isEmpty()) {
            section.problem(section.at("values"), list, "must be a list of durations");
        }
        return read.isEmpty() ? Optional.empty() : Optional.of(new Span.Empirical(read));
    }

    private Optional<Span> csv(Section section) {
        String name = section.requiredText("csv");
        List<Double> read = new ArrayList<>();
        try (CSVParser lines = CSVParser.parse(attachments.read(name), TraceCsv.FORM)) {
            for (CSVRecord line : lines) {
                read.add(TraceCsv.seconds(line, "seconds") * 1000);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            section.problem(section.at("csv"), name, "can't be read: " + unreadable.getMessage());
            return Optional.empty();
        }
        if (read.isEmpty()) {
            section.problem(section.at("csv"), name, "has no lines");
            return Optional.empty();
        }
        return Optional.of(new Span.Empirical(read));
    }

    /** More than nothing: a mean, a median. */
    private static double millis(Section section, String name) {
        if (!section.has(name)) {
            section.problem(section.at(name), null, "is missing");
            return 1;
        }
        Duration duration = section.duration(name, Duration.ofMillis(1), LONGEST);
        if (duration.isZero()) {
            section.problem(section.at(name), "0", "must be longer than nothing");
        }
        return Math.max(1, duration.toMillis());
    }

    static Optional<Duration> duration(JsonNode value) {
        try {
            return Optional.of(Durations.parse(value.isTextual() || value.isInt() ? value.asText() : ""));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Milliseconds after midnight; 24:00 is the end of the day. */
    static Optional<Long> timeOfDay(String text) {
        if (text.equals("24:00")) {
            return Optional.of(Shift.DAY);
        }
        try {
            return Optional.of(LocalTime.parse(text).toNanoOfDay() / 1_000_000);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
