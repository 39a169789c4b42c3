package dev.switchboard.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the infrastructure is asked to be. A port of 0 means any free one.
 *
 * @param data where it keeps its data; none means a temporary directory that is removed at the end
 * @param ephemeral no fsync and no orderly end: for tests, whose data nobody misses
 * @param log the file that gets what its parts have to say
 */
public record InfrastructureOptions(
        @Nullable Path data,
        boolean ephemeral,
        Path log,
        int kafkaPort,
        int postgresPort,
        int redisPort,
        int smtpPort,
        int imapPort) {

    /** For tests: random ports, nothing kept. */
    public static InfrastructureOptions ephemeral(Path log) {
        return new InfrastructureOptions(null, true, log, 0, 0, 0, 0, 0);
    }

    /** For a house that continues: data kept with fsync. */
    public static InfrastructureOptions durable(Path data, Path log) {
        return new InfrastructureOptions(data, false, log, 0, 0, 0, 0, 0);
    }

    public InfrastructureOptions withMailPorts(int smtp, int imap) {
        return new InfrastructureOptions(data, ephemeral, log, kafkaPort, postgresPort, redisPort, smtp, imap);
    }

    List<String> toArguments() {
        var arguments = new ArrayList<String>();
        if (data != null) {
            arguments.addAll(List.of("--data", data.toString()));
        }
        if (ephemeral) {
            arguments.add("--ephemeral");
        }
        arguments.addAll(List.of("--log", log.toString()));
        arguments.addAll(List.of("--kafka-port", Integer.toString(kafkaPort)));
        arguments.addAll(List.of("--postgres-port", Integer.toString(postgresPort)));
        arguments.addAll(List.of("--redis-port", Integer.toString(redisPort)));
        arguments.addAll(List.of("--smtp-port", Integer.toString(smtpPort)));
        arguments.addAll(List.of("--imap-port", Integer.toString(imapPort)));
        return arguments;
    }

    static InfrastructureOptions parse(List<String> arguments) {
        var path = value(arguments, "--data");
        var log = value(arguments, "--log");
        return new InfrastructureOptions(
                path == null ? null : Path.of(path).toAbsolutePath(),
                arguments.contains("--ephemeral"),
                Path.of(log == null ? "infrastructure.log" : log).toAbsolutePath(),
                port(arguments, "--kafka-port"),
                port(arguments, "--postgres-port"),
                port(arguments, "--redis-port"),
                port(arguments, "--smtp-port"),
                port(arguments, "--imap-port"));
    }

    private static int port(List<String> arguments, String name) {
        var value = value(arguments, name);
        return value == null ? 0 : Integer.parseInt(value);
    }

    private static @Nullable String value(List<String> arguments, String name) {
        var at = arguments.indexOf(name);
        return at < 0 || at + 1 >= arguments.size() ? null : arguments.get(at + 1);
    }
}
