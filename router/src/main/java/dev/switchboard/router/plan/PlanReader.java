package dev.switchboard.router.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.events.CentrePolicy;
import dev.switchboard.events.Channel;
import dev.switchboard.events.OpeningHours;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.router.problem.FieldProblem;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the document's top: what holds for the whole contact centre. The lists below have readers of their own. */
final class PlanReader {

    private final List<FieldProblem> problems;

    PlanReader(List<FieldProblem> problems) {
        this.problems = problems;
    }

    /** The plan, if the document holds no mistake. */
    Optional<RoutingPlan> read(@Nullable JsonNode document, int version) {
        var top = new Section("", document, problems);
        Set<String> names = queueNames(document);
        var hours = new HoursReader();
        List<OpeningHours> openingHours = hours.readAll(top);
        List<RoutingPlan.Queue> queues = new QueueReader(names, new PolicyReader(names, hours.names())).readAll(top);
        List<RoutingPlan.Rule> rules = new RuleReader(names).readAll(top);
        String fallback = fallback(top, names);
        Map<Channel, Integer> capacity = capacity(top);
        Map<Channel, Set<Channel>> interrupts = interrupts(top);
        int missedOffers = top.number("missed_offers", 2, 1, 100);
        Duration coolDown = top.duration("decline_cool_down", Duration.ofMinutes(1), Duration.ofDays(1));
        CentrePolicy centre = new CentreReader(names).read(top, openingHours);
        top.end();
        return problems.isEmpty()
                ? Optional.of(new RoutingPlan(
                        version, queues, rules, fallback, capacity, interrupts, missedOffers, coolDown, centre))
                : Optional.empty();
    }

    /** Also of queues that have mistakes: a rule that names one is not wrong for that. */
    private static Set<String> queueNames(@Nullable JsonNode document) {
        Set<String> names = new HashSet<>();
        if (document != null) {
            document.path("queues")
                    .forEach(queue -> names.add(queue.path("queue").asText()));
        }
        return names;
    }

    private static String fallback(Section top, Set<String> queues) {
        String fallback = top.requiredText("fallback");
        if (!fallback.isEmpty() && !queues.contains(fallback)) {
            top.problem("fallback", fallback, "is no queue of this plan");
        }
        return fallback;
    }

    private static Map<Channel, Integer> capacity(Section top) {
        return PolicyReader.CHANNELS.readKeys(top, "capacity", top.numbers("capacity", 0, 1000));
    }

    private static Map<Channel, Set<Channel>> interrupts(Section top) {
        Map<Channel, Set<Channel>> interrupts = new EnumMap<>(Channel.class);
        interrupts.putAll(RoutingPlan.DEFAULT_INTERRUPTS);
        interrupts.putAll(
                PolicyReader.CHANNELS.readKeys(top, "interrupts", top.fields("interrupts")).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                busy -> channels(top, "interrupts." + Names.name(busy.getKey()), busy.getValue()))));
        return interrupts;
    }

    private static Set<Channel> channels(Section top, String path, JsonNode value) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        if (!value.isArray()) {
            top.problem(path, value, "must be a list of channels");
        }
        for (int i = 0; i < value.size(); i++) {
            PolicyReader.CHANNELS
                    .read(top, "%s[%d]".formatted(path, i), value.path(i).asText())
                    .ifPresent(channels::add);
        }
        return channels;
    }
}
