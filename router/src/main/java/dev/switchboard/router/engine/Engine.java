package dev.switchboard.router.engine;

import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The routing of one partition: the live state of every contact and agent of its workspaces, and two verbs. {@link #decide} answers
 * the events that follow from a command, {@link #replay} takes in what was decided before. Time is an argument and never runs
 * backwards. One thread.
 */
public final class Engine {

    public Engine(RuleCompiler rules) {}

    /**
     * Fires the timers due at {@code at}, then the command. Each event is applied as it is emitted. A command that follows from a
     * record already seen (its origin) answers nothing at all; an empty answer has changed nothing and need not be logged.
     */
    public List<RoutingEvent> decide(RoutingCommand command, Instant at) {
        throw new UnsupportedOperationException();
    }

    /** Takes in what was decided before. Never refuses. */
    public void replay(RoutingRecord.Decision decision) {
        throw new UnsupportedOperationException();
    }

    /** When the next timer is due: a command (a tick, if nothing else comes) should be decided then. Null if none is set. */
    public @Nullable Instant nextTimer() {
        throw new UnsupportedOperationException();
    }

    /** The whole state, to be restored by this or a later version of the engine. */
    public byte[] snapshot() {
        throw new UnsupportedOperationException();
    }

    public static Engine restore(byte[] snapshot, RuleCompiler rules) {
        throw new UnsupportedOperationException();
    }

    /** Of the whole logical state: equal for engines that took in the same events, however they came by them. */
    public long hash() {
        throw new UnsupportedOperationException();
    }

    /** The queues of the plan in force, in its order; empty without a plan. */
    public List<QueueView> queues(String workspace) {
        throw new UnsupportedOperationException();
    }

    /** Null if unknown or closed. */
    public @Nullable ContactView contact(String workspace, String contact) {
        throw new UnsupportedOperationException();
    }

    /** Null if unknown. */
    public @Nullable AgentView agent(String workspace, String agent) {
        throw new UnsupportedOperationException();
    }

    /** All agents of the workspace by id. */
    public List<AgentView> agents(String workspace) {
        throw new UnsupportedOperationException();
    }
}
