package dev.switchboard.router.simulation.scenario;

import dev.switchboard.router.plan.Section;
import dev.switchboard.router.simulation.scenario.Arrivals.Request;
import dev.switchboard.router.simulation.scenario.Arrivals.Traced;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Real contacts, one in each line: {@code arrival} (a date and a time, a time of the first day, or seconds after the start), and if
 * known {@code service}, {@code wrap_up}, {@code patience} in seconds. What stands in any other column ({@code kind}, {@code priority})
 * is an attribute of the contact by the column's name, for the rules of the plan to see.
 */
final class TraceCsv {

    static final CSVFormat FORM = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    private static final Set<String> KNOWN = Set.of("arrival", "service", "wrap_up", "patience");
    /** More would only hide the first ones. */
    private static final int ENOUGH = 20;

    private final LocalDateTime start;
    private final Request request;
    private final Map<Map<String, String>, Request> alike = new HashMap<>();

    TraceCsv(LocalDateTime start, Request request) {
        this.start = start;
        this.request = request;
    }

    /** In the order of arrival. */
    List<Traced> read(Section section, String name, ScenarioYaml.Attachments attachments) {
        List<Traced> contacts = new ArrayList<>();
        int wrong = 0;
        try (CSVParser lines = CSVParser.parse(attachments.read(name), FORM)) {
            for (CSVRecord line : lines) {
                try {
                    contacts.add(contact(line));
                } catch (IllegalArgumentException | DateTimeException mistake) {
                    if (wrong++ < ENOUGH) {
                        section.problem(
                                section.at("trace"),
                                name,
                                "line %d: %s".formatted(lines.getCurrentLineNumber(), mistake.getMessage()));
                    }
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            section.problem(section.at("trace"), name, "can't be read: " + unreadable.getMessage());
        }
        contacts.sort(Comparator.comparingLong(Traced::at));
        return contacts;
    }

    private Traced contact(CSVRecord line) {
        return new Traced(
                arrival(line.get("arrival")),
                request(line.toMap()),
                span(line, "service"),
                span(line, "wrap_up"),
                span(line, "patience"));
    }

    private long arrival(String text) {
        LocalDateTime at;
        if (text.contains("T") || text.contains(" ")) {
            at = LocalDateTime.parse(text.replace(' ', 'T'));
        } else if (text.contains(":")) {
            at = start.toLocalDate().atTime(LocalTime.parse(text));
        } else {
            at = start.plusNanos((long) (Double.parseDouble(text) * 1e9));
        }
        return at.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static @Nullable Span span(CSVRecord line, String column) {
        if (!line.isMapped(column) || line.get(column).isEmpty()) {
            return null;
        }
        return new Span.Fixed(seconds(line, column) * 1000);
    }

    static double seconds(CSVRecord line, String column) {
        double seconds = Double.parseDouble(line.get(column));
        if (!(seconds >= 0 && seconds < 1e9)) {
            throw new IllegalArgumentException("%s must be seconds, not %s".formatted(column, line.get(column)));
        }
        return seconds;
    }

    private Request request(Map<String, String> line) {
        Map<String, String> attributes = new HashMap<>(line);
        attributes.keySet().removeAll(KNOWN);
        attributes.values().removeIf(String::isEmpty);
        return alike.computeIfAbsent(attributes, this::with);
    }

    private Request with(Map<String, String> attributes) {
        Map<String, String> all = new HashMap<>(request.attributes());
        all.putAll(attributes);
        var customer = request.customer();
        return new Request(
                request.channel(),
                new dev.switchboard.events.Customer(customer.customer(), customer.address(), customer.name()),
                request.to(),
                request.subject(),
                request.text(),
                all);
    }
}
