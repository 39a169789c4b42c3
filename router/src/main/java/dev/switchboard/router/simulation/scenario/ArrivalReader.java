package dev.switchboard.router.simulation.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import dev.switchboard.router.plan.Section;
import dev.switchboard.router.simulation.scenario.Arrivals.Flow;
import dev.switchboard.router.simulation.scenario.Arrivals.LevelFactors;
import dev.switchboard.router.simulation.scenario.Arrivals.Request;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads who asks for what, and when. One for each document. */
final class ArrivalReader {

    private static final double MILLIS_PER_HOUR = 3_600_000;
    private static final double MOST_PER_HOUR = 100_000_000;

    private final Set<String> names = new HashSet<>();
    private final LocalDateTime start;
    private final ScenarioYaml.Attachments attachments;
    private final Spans spans;

    ArrivalReader(LocalDateTime start, ScenarioYaml.Attachments attachments, Spans spans) {
        this.start = start;
        this.spans = spans;
        this.attachments = attachments;
    }

    List<Arrivals> readAll(Section top) {
        if (!top.has("arrivals")) {
            top.problem("arrivals", null, "is missing: a scenario has at least one kind of contacts");
        }
        return top.sections("arrivals", this::read);
    }

    private Optional<Arrivals> read(Section section) {
        String kind = section.requiredText("kind");
        if (!kind.isEmpty() && !names.add(kind)) {
            section.problem(section.at("kind"), kind, "is the name of another kind too");
        }
        Request request = request(section, kind.isEmpty() ? "kind" : kind);
        Flow flow = flow(section, request);
        Span service = spans.read(section, "service", new Span.Fixed(0));
        boolean toldByTrace = flow instanceof Flow.Trace trace
                && trace.contacts().stream().allMatch(contact -> contact.service() != null);
        if (service instanceof Span.Endless || (!section.has("service") && !toldByTrace)) {
            section.problem(section.at("service"), null, "is missing: how long does the service take?");
        }
        LevelFactors levels = section.has("service_by_level") ? levels(section.section("service_by_level")) : null;
        double slower = section.decimal("slower_together", 0, 0, 100);
        Span wrapUp = section.has("wrap_up") ? spans.read(section, "wrap_up", new Span.Fixed(0)) : null;
        Span patience = spans.read(section, "patience", new Span.Endless());
        return section.make(() -> new Arrivals(kind, request, flow, service, levels, slower, wrapUp, patience));
    }

    private static Request request(Section section, String kind) {
        String name = section.requiredText("channel");
        Optional<Channel> channel = ScenarioReader.Channels.parse(name);
        if (channel.isEmpty() && !name.isEmpty()) {
            section.problem(section.at("channel"), name, ScenarioReader.Channels.UNKNOWN);
        }
        String to = section.has("to") ? section.text("to", "") : null;
        String subject = section.has("subject") ? section.text("subject", "") : null;
        String text = section.has("text") ? section.text("text", "") : null;
        String address = section.text("address", kind);
        Map<String, String> attributes = new LinkedHashMap<>();
        section.fields("attributes").forEach((attribute, value) -> attributes.put(attribute, value.asText()));
        return new Request(
                channel.orElse(Channel.PHONE),
                new Customer("simulated", address.isEmpty() ? kind : address, null),
                to,
                subject,
                text,
                attributes);
    }

    private Flow flow(Section section, Request request) {
        if (Stream.of("per_hour", "every", "trace").filter(section::has).count() != 1) {
            section.problem(section.path(), null, "must have exactly one of per_hour, every, trace");
        }
        double variation = section.decimal("day_variation", 0, 0, 10);
        Duration every = section.duration("every", Duration.ofMinutes(1), Duration.ofDays(366));
        if (every.isZero()) {
            section.problem(section.at("every"), "0", "must be longer than nothing");
        }
        String trace = section.text("trace", "");
        JsonNode rates = section.get("per_hour");
        if (!trace.isEmpty()) {
            return new Flow.Trace(new TraceCsv(start, request).read(section, trace, attachments));
        }
        return rates == null
                ? new Flow.Regular(Math.max(1, every.toMillis()))
                : new Flow.Poisson(profile(section, rates), variation);
    }

    private static DayProfile profile(Section section, JsonNode rates) {
        if (!rates.isObject()) {
            return DayProfile.constant(section.decimal("per_hour", 1, 0, MOST_PER_HOUR) / MILLIS_PER_HOUR);
        }
        NavigableMap<Long, Double> byTime = new TreeMap<>();
        Section times = section.section("per_hour");
        section.fields("per_hour").keySet().forEach(time -> {
            double rate = times.decimal(time, 0, 0, MOST_PER_HOUR) / MILLIS_PER_HOUR;
            Spans.timeOfDay(time)
                    .ifPresentOrElse(
                            at -> byTime.put(at, rate), () -> section.problem(times.at(time), time, Spans.NO_TIME));
        });
        byTime.putIfAbsent(byTime.isEmpty() ? 0L : byTime.firstKey(), 0.0);
        return new DayProfile(byTime);
    }

    private static @Nullable LevelFactors levels(Section section) {
        String skill = section.requiredText("skill");
        NavigableMap<Integer, Double> factors = new TreeMap<>();
        Section levels = section.section("factors");
        section.fields("factors").keySet().forEach(level -> {
            double factor = levels.decimal(level, 1, 0.001, 1000);
            if (level.matches("[1-9]|10")) {
                factors.put(Integer.valueOf(level), factor);
            } else {
                section.problem(levels.at(level), level, "must be a level from 1 to 10");
            }
        });
        section.end();
        if (factors.isEmpty()) {
            section.problem(section.at("factors"), null, "must have at least one level");
            return null;
        }
        return new LevelFactors(skill, factors);
    }
}
