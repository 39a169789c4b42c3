package dev.switchboard.router.simulation;

import java.nio.file.NoSuchFileException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The simulations as a program. Mistakes of whoever started it end it with one clear text and code 2. */
@Command(
        name = "./switchboard",
        subcommands = {SimulateCommand.class, ReplayCommand.class})
public final class SimulationProgram {

    /** Held, for a logger that nobody holds forgets its level. */
    private static final Logger LOGS = Logger.getLogger("");

    private SimulationProgram() {}

    public static void main(String[] arguments) {
        // what is said on the way would stand in the middle of the answer
        LOGS.setLevel(Level.SEVERE);
        System.exit(run(arguments));
    }

    @SuppressWarnings("SystemOut") // the program's own voice
    static int run(String... arguments) {
        return new CommandLine(new SimulationProgram())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    switch (failure) {
                        case Mistaken mistaken -> System.err.println(mistaken.getMessage());
                        case NoSuchFileException missing -> System.err.println("no such file: " + missing.getMessage());
                        default -> throw failure;
                    }
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(arguments);
    }
}
