package dev.switchboard.router.plan;

import dev.switchboard.events.CentrePolicy;
import dev.switchboard.events.CentrePolicy.Crisis;
import dev.switchboard.events.CentrePolicy.Languages;
import dev.switchboard.events.CentrePolicy.Reopening;
import dev.switchboard.events.CentrePolicy.Weights;
import dev.switchboard.events.OpeningHours;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what holds for the whole contact centre beyond capacities: hours, languages, weights, reopening, the crisis mode. */
final class CentreReader {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MANY = 1_000_000;

    private final Set<String> queues;

    CentreReader(Set<String> queues) {
        this.queues = queues;
    }

    CentrePolicy read(Section top, List<OpeningHours> hours) {
        Languages[] languages = new Languages[1];
        Weights[] weights = new Weights[1];
        Reopening[] reopening = {Reopening.USUAL};
        Crisis[] crisis = {Crisis.USUAL};
        top.section("languages", section -> languages[0] = languages(section));
        top.section("weights", section -> weights[0] = weights(section));
        top.section(
                "reopening",
                section -> reopening[0] = new Reopening(
                        section.duration("wait", Reopening.USUAL.patience(), WEEK),
                        section.duration("head_start", Duration.ZERO, WEEK)));
        top.section("crisis", section -> crisis[0] = crisis(section));
        return new CentrePolicy(hours, languages[0], weights[0], reopening[0], crisis[0]);
    }

    private static @Nullable Languages languages(Section section) {
        String attribute = section.text("attribute", "language");
        int level = section.number("level", 1, 1, 10);
        Map<String, String> skills = section.textMap("skills");
        if (skills.isEmpty()) {
            section.problem(section.at("skills"), null, "is missing: the skill of each language");
        }
        return new Languages(attribute, level, skills);
    }

    private static @Nullable Weights weights(Section section) {
        int limit = section.number("limit", 100, 1, MANY);
        Map<String, Integer> read = new LinkedHashMap<>();
        for (var channel : dev.switchboard.events.Channel.values()) {
            String name = Names.name(channel);
            if (section.has(name)) {
                int weight = section.number(name, 0, 0, MANY);
                read.put(name, weight);
                if (weight > limit) {
                    section.problem(section.at(name), weight, "is more than anybody carries (limit " + limit + ")");
                }
            }
        }
        return new Weights(limit, PolicyReader.CHANNELS.readKeys(section, "weights", read));
    }

    private Crisis crisis(Section section) {
        String message = section.text("message", "");
        List<String> first = section.texts("first");
        for (int i = 0; i < first.size(); i++) {
            if (!queues.contains(first.get(i))) {
                section.problem("%s[%d]".formatted(section.at("first"), i), first.get(i), "is no queue of this plan");
            }
        }
        boolean managers = section.flag("managers", true);
        Integer[] numbers = new Integer[2];
        Duration[] wait = new Duration[1];
        section.section("propose", propose -> {
            numbers[0] = numberOrNull(propose, "arrivals_per_minute");
            numbers[1] = numberOrNull(propose, "backlog");
            wait[0] = propose.has("wait") ? propose.duration("wait", Duration.ZERO, WEEK) : null;
        });
        return new Crisis(
                message.isEmpty() ? null : message, new HashSet<>(first), managers, numbers[0], numbers[1], wait[0]);
    }

    private static @Nullable Integer numberOrNull(Section section, String name) {
        return section.has(name) ? section.number(name, 1, 1, MANY) : null;
    }
}
