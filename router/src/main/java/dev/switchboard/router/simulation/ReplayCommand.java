package dev.switchboard.router.simulation;

import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.Topics;
import dev.switchboard.router.log.CommandHistory;
import dev.switchboard.router.plan.CelRules;
import dev.switchboard.router.simulation.replay.CommandLines;
import dev.switchboard.router.simulation.replay.LoggedCommand;
import dev.switchboard.router.simulation.replay.PastDay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./switchboard replay}: a past day under another plan, beside what happened. */
@Command(
        name = "replay",
        description = "What would have happened to a past day under another plan.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private final PlanOptions plans = new PlanOptions();

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Option(names = "--topic", description = "default: ${DEFAULT-VALUE}")
    private String topic = Topics.ROUTING_COMMANDS;

    @Option(
            names = "--save",
            description = "writes the commands read from Kafka to this file, to be given as --commands")
    private @Nullable Path save;

    @Option(names = "--workspace", description = "default: ${DEFAULT-VALUE}")
    private String workspace = "main";

    @Option(
            names = "--from",
            description = "contacts that arrived from then on, such as 2026-01-05T00:00:00Z (default: all)")
    private Instant from = Instant.EPOCH;

    @Option(names = "--to", description = "... and before then (default: the end of the log)")
    private @Nullable Instant to;

    @Option(names = "--seed", description = "of what the log does not tell (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--replications", description = "how often it is played (default: ${DEFAULT-VALUE})")
    private int replications = 10;

    /** Where the commands are. */
    static final class Source {
        @Option(names = "--commands", description = "a file of JSON lines (router/README.md)")
        private @Nullable Path commands;

        @Option(
                names = {"--bootstrap-servers", "--from-log"},
                description = "Kafka itself, such as localhost:9092")
        private @Nullable String bootstrapServers;
    }

    @Override
    public Integer call() throws IOException {
        List<LoggedCommand> commands = commands();
        if (commands.isEmpty()) {
            throw new Mistaken("there are no commands");
        }
        Instant first = commands.getFirst().at();
        Instant begin = from.isBefore(first) ? first : from;
        Instant end = to != null ? to : commands.getLast().at().plusMillis(1);
        if (!begin.isBefore(end)) {
            throw new Mistaken("there are no commands from %s to %s".formatted(from, end));
        }
        PastDay day = PastDay.of(commands, workspace, begin, end, new CelRules());
        if (day.contacts().isEmpty()) {
            throw new Mistaken("no contact arrived in workspace %s from %s to %s".formatted(workspace, begin, end));
        }
        RoutingPlan plan = plans.planOr(day.plan());
        Samples played =
                new Simulation(day.scenario(), new CelRules(), Simulation.UNBOUNDED).sample(plan, seed, replications);
        Comparison comparison = Comparison.of(played, AsItWas.of(day, seed, replications));
        plans.print(comparison, "under the plan", "as it was");
        return 0;
    }

    private List<LoggedCommand> commands() throws IOException {
        if (source.commands != null) {
            try {
                return CommandLines.read(source.commands);
            } catch (IllegalArgumentException unreadable) {
                throw new Mistaken(String.valueOf(unreadable.getMessage()));
            }
        }
        List<LoggedCommand> commands = new ArrayList<>();
        try (var history = new CommandHistory(String.valueOf(source.bootstrapServers), topic)) {
            history.tell(
                    workspace,
                    to == null ? Instant.MAX : to,
                    (at, command) -> commands.add(new LoggedCommand(at, command)));
        } catch (KafkaException away) {
            throw new Mistaken("Kafka at %s can't be read: %s".formatted(source.bootstrapServers, away.getMessage()));
        }
        if (save != null) {
            CommandLines.write(save, commands);
        }
        return commands;
    }
}
