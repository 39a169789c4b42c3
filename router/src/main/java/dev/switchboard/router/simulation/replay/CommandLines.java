package dev.switchboard.router.simulation.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.events.Wire;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands in a file, one JSON object a line: {@code {"at":"2026-01-05T08:00:00.123Z","command":{"type":"RequestService",…}}}. */
public final class CommandLines {

    private static final ObjectMapper JSON = Wire.mapperCopy();

    private CommandLines() {}

    /** @throws IllegalArgumentException if a line is none; says which */
    public static List<LoggedCommand> read(Path file) throws IOException {
        List<LoggedCommand> commands = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                commands.add(JSON.readValue(line, LoggedCommand.class));
            } catch (JsonProcessingException unreadable) {
                throw new IllegalArgumentException(
                        "%s, line %d is no logged command: %s".formatted(file, number, unreadable.getOriginalMessage()),
                        unreadable);
            }
        }
        return commands;
    }

    public static void write(Path file, List<LoggedCommand> commands) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (LoggedCommand command : commands) {
                lines.write(JSON.writeValueAsString(command));
                lines.newLine();
            }
        }
    }
}
