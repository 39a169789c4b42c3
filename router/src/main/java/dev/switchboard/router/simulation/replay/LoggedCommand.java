package dev.switchboard.router.simulation.replay;

import dev.switchboard.events.RoutingCommand;
import java.time.Instant;

/**
 * A command as the log has it.
 *
 * @param at when it was decided: the time that the broker gave it
 */
public record LoggedCommand(Instant at, RoutingCommand command) {}
