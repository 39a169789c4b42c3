package dev.switchboard.router.plan;

import dev.switchboard.events.QueuePolicy.Preferred;
import dev.switchboard.events.RoutingPlan.Demand;
import dev.switchboard.events.RoutingPlan.Rule;
import dev.switchboard.events.RoutingPlan.Rung;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rules, compiles their conditions, and finds those that can never be reached. One for each document. */
final class RuleReader {

    private final Set<String> queues;
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> conditions = new HashMap<>();
    private @Nullable String takesAll;

    RuleReader(Set<String> queues) {
        this.queues = queues;
    }

    List<Rule> readAll(Section top) {
        return top.sections("rules", this::read);
    }

    private Optional<Rule> read(Section section) {
        String name = section.requiredText("name");
        if (!name.isEmpty() && !names.add(name)) {
            section.problem(section.at("name"), name, "is the name of another rule too");
        }
        String when = section.requiredText("when");
        if (!when.isEmpty()) {
            checkCondition(section, name, when);
        }
        String queue = section.requiredText("queue");
        if (!queue.isEmpty() && !queues.contains(queue)) {
            section.problem(section.at("queue"), queue, "is no queue of this plan");
        }
        Duration headStart = section.duration("head_start", Duration.ZERO, Duration.ofDays(7));
        Map<String, Integer> skills = section.numbers("skills", 1, 10);
        Set<String> exclude = Set.copyOf(section.texts("exclude"));
        Demand demand = skills.isEmpty() && exclude.isEmpty() ? null : new Demand(skills, exclude);
        Preferred preferred = PolicyReader.preferred(section);
        Rung raiseTo = QueueReader.RUNGS.read(section, "raise_to").orElse(null);
        return section.make(() ->
                new Rule(name, when, queue, section.has("head_start") ? headStart : null, demand, preferred, raiseTo));
    }

    private void checkCondition(Section section, String name, String when) {
        try {
            RuleLanguage.compile(when);
        } catch (RuleLanguage.Mistake mistake) {
            section.problem(section.at("when"), when, String.valueOf(mistake.getMessage()));
        }
        String earlier = takesAll != null ? takesAll : conditions.putIfAbsent(when.strip(), name);
        if (earlier != null) {
            section.problem(section.at("when"), when, "is never reached: rule " + earlier + " takes all of it");
        } else if (when.strip().equals("true")) {
            takesAll = name;
        }
    }
}
