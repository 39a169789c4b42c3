package dev.switchboard.router.simulation.scenario;

import dev.switchboard.events.Channel;
import dev.switchboard.router.plan.Section;
import dev.switchboard.router.simulation.scenario.AgentGroup.Answering;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the groups of agents and their shifts. One for each document. */
final class AgentReader {

    private final Set<String> names = new HashSet<>();
    private final Spans spans;

    AgentReader(Spans spans) {
        this.spans = spans;
    }

    List<AgentGroup> readAll(Section top) {
        if (!top.has("agents")) {
            top.problem("agents", null, "is missing: a scenario has at least one group of agents");
        }
        return top.sections("agents", this::read);
    }

    private Optional<AgentGroup> read(Section section) {
        String group = section.requiredText("group");
        if (!group.isEmpty() && !names.add(group)) {
            section.problem(section.at("group"), group, "is the name of another group too");
        }
        int count = section.number("count", 1, 1, 100_000);
        String team = section.has("team") ? section.text("team", "") : null;
        Map<String, Integer> skills = section.numbers("skills", 1, 10);
        Map<Channel, Integer> capacity = ScenarioReader.Channels.numbers(section, "capacity");
        List<String> queues = section.texts("queues");
        List<Shift> shifts = section.sections("shifts", AgentReader::shift);
        double factor = section.decimal("service_factor", 1, 0.001, 1000);
        Answering answering = answering(section);
        return section.make(
                () -> new AgentGroup(group, count, team, skills, capacity, queues, shifts, factor, answering));
    }

    private Answering answering(Section section) {
        Span delay = spans.read(section, "answers_after", Answering.AT_ONCE.delay());
        double misses = section.decimal("misses", 0, 0, 1);
        double declines = section.decimal("declines", 0, 0, 1);
        if (misses + declines > 1) {
            section.problem(section.at("declines"), declines, "with misses, is more than all offers");
        }
        Duration returnsAfter = section.duration("returns_after", Answering.AT_ONCE.returnsAfter(), Duration.ofDays(1));
        return new Answering(delay, misses, declines, returnsAfter);
    }

    private static Optional<Shift> shift(Section section) {
        LocalDate date = date(section);
        long from = time(section, "from");
        long to = time(section, "to");
        return section.make(() -> new Shift(date, from, to > from ? to : to + Shift.DAY));
    }

    private static @Nullable LocalDate date(Section section) {
        String text = section.text("date", "");
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            section.problem(section.at("date"), text, "must be a date such as 2026-01-05");
            return null;
        }
    }

    private static long time(Section section, String name) {
        String text = section.requiredText(name);
        if (text.isEmpty()) {
            return 0;
        }
        return Spans.timeOfDay(text).orElseGet(() -> {
            section.problem(section.at(name), text, Spans.NO_TIME);
            return 0L;
        });
    }
}
