package dev.switchboard.router.engine;

import dev.switchboard.events.ContactState;
import dev.switchboard.events.Origin;
import dev.switchboard.events.Presence;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.AgentChanged;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingEvent.PlanPublished;
import dev.switchboard.events.RoutingEvent.TeamsChanged;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Demand;
import dev.switchboard.events.RoutingPlan.Rung;
import dev.switchboard.events.Wire;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SnapshotWriter} wrote and puts everybody back in line. */
final class SnapshotReader {

    private final DataInputStream in;
    private final State state;

    SnapshotReader(byte[] snapshot, RuleCompiler rules) {
        in = new DataInputStream(new ByteArrayInputStream(snapshot));
        state = new State(rules);
    }

    /** @throws IllegalArgumentException if it is no snapshot that this version can read */
    State read() {
        try {
            int magic = in.readInt();
            int version = in.readInt();
            if (magic != SnapshotWriter.MAGIC || version != SnapshotWriter.VERSION) {
                throw new IllegalArgumentException("no snapshot of version " + SnapshotWriter.VERSION + ": magic "
                        + Integer.toHexString(magic) + ", version " + version);
            }
            state.clock = in.readLong();
            state.tickets = in.readLong();
            for (int left = in.readInt(); left > 0; left--) {
                state.saw(new Origin(text(), in.readLong()));
            }
            for (int left = in.readInt(); left > 0; left--) {
                readWorkspace();
            }
            return state;
        } catch (IOException e) {
            throw new IllegalArgumentException("the snapshot is cut short", e);
        }
    }

    private void readWorkspace() throws IOException {
        Workspace workspace = state.workspace(text());
        workspace.organise(new TeamTree(json(TeamsChanged.class).teams()), state.clock);
        if (in.readBoolean()) {
            RoutingPlan plan = json(PlanPublished.class).plan();
            workspace.enforce(plan, state.rules.compile(plan.rules()), state.clock);
        }
        readCourse(workspace);
        for (int left = in.readInt(); left > 0; left--) {
            readAgent(workspace);
        }
        for (int left = in.readInt(); left > 0; left--) {
            readContact(workspace);
        }
    }

    /** How things go: a crisis, arrivals, the pace of the queues. */
    private void readCourse(Workspace workspace) throws IOException {
        workspace.turnCrisis(in.readLong(), textOrNull(), state.clock);
        workspace.crisisProposed = in.readLong();
        workspace.arrivals.minute = in.readLong();
        workspace.arrivals.now = in.readInt();
        workspace.arrivals.before = in.readInt();
        for (int left = in.readInt(); left > 0; left--) {
            Pace pace = workspace.pace(text());
            pace.lastLeft = in.readLong();
            pace.interval = in.readLong();
        }
    }

    private void readAgent(Workspace workspace) throws IOException {
        Agent agent = new Agent(json(AgentChanged.class).profile(), state.clock);
        agent.presence = Presence.valueOf(text());
        agent.reason = textOrNull();
        agent.idleSince = in.readLong();
        agent.lastOffered = in.readLong();
        agent.missed = in.readInt();
        workspace.put(agent);
    }

    private void readContact(Workspace workspace) throws IOException {
        Contact contact = new Contact(workspace, json(ContactOpened.class), 0, state.clock);
        boolean newest = in.readBoolean();
        contact.state = ContactState.valueOf(text());
        contact.queue = textOrNull();
        contact.because = QueuedBecause.valueOf(text());
        contact.arrival = in.readLong();
        contact.ticket = in.readLong();
        contact.headStart = in.readLong();
        contact.since = in.readLong();
        contact.breached = in.readBoolean();
        contact.steps = in.readInt();
        String raisedTo = textOrNull();
        contact.raisedTo = raisedTo == null ? null : Rung.valueOf(raisedTo);
        contact.demand = in.readBoolean() ? Wire.read(in.readNBytes(in.readInt()), Demand.class) : null;
        contact.forAgent = textOrNull();
        contact.forAgentUntil = in.readLong();
        contact.heldUntil = in.readLong();
        contact.late = in.readBoolean();
        contact.callback = Callback.valueOf(text());
        contact.told = in.readBoolean();
        contact.offers = in.readInt();
        contact.agent = textOrNull();
        contact.beside = readBeside();
        contact.until = in.readLong();
        contact.customerLeft = in.readBoolean();
        for (int left = in.readInt(); left > 0; left--) {
            contact.cooling.exclude(text(), in.readLong(), state.clock);
        }
        workspace.restore(contact, newest, state.clock);
    }

    private List<String> readBeside() throws IOException {
        List<String> beside = new ArrayList<>(0);
        for (int left = in.readInt(); left > 0; left--) {
            beside.add(text());
        }
        return beside.isEmpty() ? List.of() : beside;
    }

    private <T extends RoutingEvent> T json(Class<T> type) throws IOException {
        byte[] json = in.readNBytes(in.readInt());
        return type.cast(Wire.read(json, RoutingEvent.class));
    }

    private String text() throws IOException {
        return Objects.requireNonNull(textOrNull(), "a text that is never missing");
    }

    private @Nullable String textOrNull() throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
