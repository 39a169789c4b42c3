package dev.switchboard.router.simulation.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Team;
import dev.switchboard.router.plan.Section;
import dev.switchboard.router.problem.FieldProblem;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the document's top. The lists below have readers of their own. One for each document. */
final class ScenarioReader {

    /** A Monday. */
    private static final LocalDateTime SOME_DAY = LocalDateTime.parse("2026-01-05T00:00");

    private static final Duration YEAR = Duration.ofDays(366);

    private final List<FieldProblem> problems;
    private final ScenarioYaml.Attachments attachments;

    ScenarioReader(List<FieldProblem> problems, ScenarioYaml.Attachments attachments) {
        this.problems = problems;
        this.attachments = attachments;
    }

    /** The scenario, if the document holds no mistake. */
    Optional<Scenario> read(@Nullable JsonNode document) {
        var top = new Section("", document, problems);
        LocalDateTime start = start(top);
        Duration horizon = top.duration("horizon", Duration.ofHours(1), YEAR);
        if (!top.has("horizon")) {
            top.problem("horizon", null, "is missing: how long do customers arrive?");
        } else if (horizon.isZero()) {
            top.problem("horizon", "0", "must be longer than nothing");
        }
        Duration warmUp = top.duration("warm_up", Duration.ZERO, YEAR);
        if (!warmUp.isZero() && warmUp.compareTo(horizon) >= 0) {
            top.problem("warm_up", top.get("warm_up"), "must be shorter than the horizon");
        }
        Duration drain = top.duration("drain", Duration.ofDays(1), YEAR);
        List<Team> teams = teams(top);
        var spans = new Spans(attachments);
        List<AgentGroup> agents = new AgentReader(spans).readAll(top);
        List<Arrivals> arrivals = new ArrivalReader(start, attachments, spans).readAll(top);
        Map<Channel, Integer> lines = Channels.numbers(top, "lines");
        List<Duration> thresholds = thresholds(top);
        top.end();
        return problems.isEmpty()
                ? Optional.of(new Scenario(
                        start, warmUp, horizon, drain, teams, agents, arrivals, lines, thresholds, List.of()))
                : Optional.empty();
    }

    private static LocalDateTime start(Section top) {
        String text = top.text("start", "");
        try {
            return text.isEmpty() ? SOME_DAY : LocalDateTime.parse(text);
        } catch (DateTimeParseException unreadable) {
            top.problem("start", text, "must be a date and a time such as 2026-01-05T08:00");
            return SOME_DAY;
        }
    }

    private static List<Team> teams(Section top) {
        Set<String> names = new HashSet<>();
        return top.sections("teams", section -> team(section, names));
    }

    private static Optional<Team> team(Section section, Set<String> names) {
        String team = section.requiredText("team");
        if (!team.isEmpty() && !names.add(team)) {
            section.problem(section.at("team"), team, "is the name of another team too");
        }
        String parent = section.has("parent") ? section.text("parent", "") : null;
        if (team.equals(parent)) {
            section.problem(section.at("parent"), parent, "must be another team");
        }
        String manager = section.has("manager") ? section.text("manager", "") : null;
        return section.make(() -> new Team(team, section.text("name", team), parent, manager));
    }

    private static List<Duration> thresholds(Section top) {
        List<Duration> read = new ArrayList<>();
        JsonNode list = top.get("thresholds");
        if (list == null) {
            return List.of(Duration.ofSeconds(20));
        }
        if (!list.isArray()) {
            top.problem("thresholds", list, "must be a list of durations");
        }
        for (int i = 0; i < list.size(); i++) {
            int place = i;
            Spans.duration(list.get(i))
                    .ifPresentOrElse(
                            read::add,
                            () -> top.problem("thresholds[%d]".formatted(place), list.get(place), Spans.NO_DURATION));
        }
        return read;
    }

    /** Channels as people write them. */
    static final class Channels {

        private Channels() {}

        static Optional<Channel> parse(String text) {
            for (Channel channel : Channel.values()) {
                if (channel.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return Optional.of(channel);
                }
            }
            return Optional.empty();
        }

        static Map<Channel, Integer> numbers(Section section, String name) {
            Map<Channel, Integer> read = new EnumMap<>(Channel.class);
            section.numbers(name, 0, 100_000)
                    .forEach((channel, number) -> parse(channel)
                            .ifPresentOrElse(
                                    known -> read.put(known, number),
                                    () -> section.problem(section.at(name) + "." + channel, channel, UNKNOWN)));
            return read;
        }

        static final String UNKNOWN = "is no channel; there are phone, email, chat, social";
    }
}
