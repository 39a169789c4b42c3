package dev.switchboard.router.engine;

import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The routing of one partition: the live state of every contact and agent of its workspaces, and two verbs. {@link #decide} answers
 * the events that follow from a command, {@link #replay} takes in what was decided before. Time is an argument and never runs
 * backwards. One thread.
 */
public final class Engine {

    private final State state;
    private final Playback playback;
    private final Decisions decisions;

    public Engine(RuleCompiler rules) {
        this(new State(rules));
    }

    private Engine(State state) {
        this.state = state;
        playback = new Playback(state);
        decisions = new Decisions(state, playback);
    }

    /** @throws IllegalArgumentException if it is no snapshot that this version can read */
    public static Engine restore(byte[] snapshot, RuleCompiler rules) {
        return new Engine(new SnapshotReader(new ByteArrayInputStream(snapshot), rules).read());
    }

    /**
     * As {@link #restore(byte[], RuleCompiler)}, for a state of any size.
     *
     * @param snapshot is read in small pieces
     * @param hash what {@link #snapshot(OutputStream)} answered
     * @throws IllegalArgumentException also if the snapshot is not of that hash
     */
    public static Engine restore(InputStream snapshot, long hash, RuleCompiler rules) {
        SnapshotReader reader = new SnapshotReader(snapshot, rules);
        Engine engine = new Engine(reader.read());
        if (reader.hash() != hash) {
            throw new IllegalArgumentException("the snapshot is not what was written");
        }
        return engine;
    }

    /**
     * Fires the timers due at {@code at}, then the command. Each event is applied as it is emitted. A command that follows from a
     * record already seen (its origin) answers nothing at all; an empty answer has changed nothing and need not be logged.
     */
    public List<RoutingEvent> decide(RoutingCommand command, Instant at) {
        return decisions.decide(command, at);
    }

    /** Takes in what was decided before. Never refuses. */
    public void replay(RoutingRecord.Decision decision) {
        state.clock = Math.max(state.clock, decision.at().toEpochMilli());
        state.saw(decision.origin());
        for (RoutingEvent event : decision.events()) {
            playback.apply(event, state.clock);
        }
    }

    /** When the next timer is due: a command (a tick, if nothing else comes) should be decided then. Null if none is set. */
    public @Nullable Instant nextTimer() {
        Contact first = state.timers.first();
        return first == null ? null : Instant.ofEpochMilli(first.due);
    }

    /** The whole state, to be restored by this or a later version of the engine. */
    public byte[] snapshot() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        snapshot(bytes);
        return bytes.toByteArray();
    }

    /**
     * As {@link #snapshot()}, for a state of any size.
     *
     * @param target is written to in small pieces
     * @return the {@link #hash()}
     */
    public long snapshot(OutputStream target) {
        return new SnapshotWriter(state).write(target);
    }

    /** Of the whole logical state: equal for engines that took in the same events, however they came by them. */
    public long hash() {
        return StateHash.of(state);
    }

    /** The queues of the plan in force, in its order; empty without a plan. */
    public List<QueueView> queues(String workspace) {
        return Views.queues(state.workspace(workspace));
    }

    /** Null if unknown or closed. */
    public @Nullable ContactView contact(String workspace, String contact) {
        Contact known = state.workspace(workspace).contact(contact);
        return known == null ? null : Views.of(known);
    }

    /** Null if unknown. */
    public @Nullable AgentView agent(String workspace, String agent) {
        Agent known = state.workspace(workspace).agent(agent);
        return known == null ? null : Views.of(known);
    }

    /** All agents of the workspace by id. */
    public List<AgentView> agents(String workspace) {
        return Views.agents(state.workspace(workspace));
    }

    /** How long the contact will wait; null if it is unknown or stands in no line. */
    public @Nullable Expectation expectation(String workspace, String contact) {
        Contact known = state.workspace(workspace).contact(contact);
        return known == null ? null : Expectation.of(known);
    }

    /**
     * Why the contact is where it is, at {@code now}; null if it is unknown or closed.
     *
     * @param most how many agents are told of by name
     */
    public @Nullable ContactExplanation explainContact(String workspace, String contact, int most, Instant now) {
        Contact known = state.workspace(workspace).contact(contact);
        return known == null ? null : Explaining.explain(known, most, now.toEpochMilli());
    }

    /** Why the agent gets work or not; null if unknown. */
    public @Nullable AgentExplanation explainAgent(String workspace, String agent) {
        Workspace known = state.workspace(workspace);
        Agent found = known.agent(agent);
        return found == null ? null : AgentExplaining.explain(found, known);
    }
}
