package dev.switchboard.router.engine;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.Customer;
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
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SnapshotWriter} wrote and puts everybody back in line. */
final class SnapshotReader {

    private final InputStream source;
    private final State state;
    private final Page page = new Page();
    private final StateHash hash = new StateHash();
    /** Names that many contacts share (queues, agents, keys of attributes): one copy of each is enough. */
    private final Commons names = new Commons();

    SnapshotReader(InputStream source, RuleCompiler rules) {
        this.source = source;
        state = new State(rules);
    }

    /** @throws IllegalArgumentException if it is no snapshot that this version can read */
    State read() {
        try {
            page.readFrom(source);
            int magic = page.getInt();
            int version = page.getInt();
            if (magic != SnapshotWriter.MAGIC || version != SnapshotWriter.VERSION) {
                throw new IllegalArgumentException("no snapshot of version " + SnapshotWriter.VERSION + ": magic "
                        + Integer.toHexString(magic) + ", version " + version);
            }
            hash.add(page.readFrom(source).digestOfAll());
            state.clock = page.getLong();
            state.tickets = page.getLong();
            for (int left = page.getInt(); left > 0; left--) {
                state.saw(new Origin(page.getText(), page.getLong()));
            }
            for (int left = page.getInt(); left > 0; left--) {
                readWorkspace();
            }
            return state;
        } catch (IOException e) {
            throw new IllegalArgumentException("the snapshot is cut short", e);
        } catch (Wire.UnreadableRecord e) {
            throw new IllegalArgumentException("the snapshot is damaged", e);
        }
    }

    /** Of all that was read: what {@link Engine#hash} says of the state if everything was written and read as it should be. */
    long hash() {
        return hash.value();
    }

    private void readWorkspace() throws IOException {
        hash.add(page.readFrom(source).digestOfAll());
        Workspace workspace = state.workspace(page.getText());
        workspace.organise(new TeamTree(json(TeamsChanged.class).teams()), state.clock);
        readCourse(workspace);
        int agents = page.getInt();
        int contacts = page.getInt();
        page.readFrom(source);
        if (page.getBoolean()) {
            RoutingPlan plan = json(PlanPublished.class).plan();
            workspace.enforce(plan, state.rules.compile(plan.rules()), state.clock);
            hash.add(workspace, plan);
        }
        for (int left = agents; left > 0; left--) {
            hash.addMember(page.readFrom(source).digestOfAll());
            readAgent(workspace);
        }
        for (int left = contacts; left > 0; left--) {
            hash.addMember(page.readFrom(source).digestOfAll());
            readContact(workspace);
        }
    }

    /** How things go: a crisis, arrivals, the pace of the queues. */
    private void readCourse(Workspace workspace) {
        workspace.crisisSince = page.getLong();
        workspace.crisisMessage = page.getTextOrNull();
        workspace.crisisProposed = page.getLong();
        workspace.arrivals.minute = page.getLong();
        workspace.arrivals.now = page.getInt();
        workspace.arrivals.before = page.getInt();
        for (int left = page.getInt(); left > 0; left--) {
            QueuePace pace = workspace.pace(page.getText());
            pace.lastLeft = page.getLong();
            pace.interval = page.getLong();
        }
    }

    private void readAgent(Workspace workspace) {
        Agent agent = new Agent(new Profile(json(AgentChanged.class).profile(), workspace.commons), state.clock);
        agent.presence = Presence.valueOf(page.getText());
        agent.reason = page.getTextOrNull();
        agent.idleSince = page.getLong();
        agent.lastOffered = page.getLong();
        agent.missed = page.getInt();
        workspace.put(agent);
    }

    private void readContact(Workspace workspace) {
        Contact contact = new Contact(workspace, opened(workspace), 0, state.clock);
        boolean newest = page.getBoolean();
        contact.state = ContactState.valueOf(page.getText());
        contact.queue = nameOrNull();
        contact.because = QueuedBecause.valueOf(page.getText());
        contact.arrival = page.getLong();
        contact.ticket = page.getLong();
        contact.headStart = page.getLong();
        contact.since = page.getLong();
        contact.breached = page.getBoolean();
        contact.steps = page.getInt();
        String raisedTo = page.getTextOrNull();
        contact.raisedTo = raisedTo == null ? null : Rung.valueOf(raisedTo);
        contact.demand = demand();
        contact.forAgent = nameOrNull();
        contact.forAgentUntil = page.getLong();
        contact.heldUntil = page.getLong();
        contact.late = page.getBoolean();
        contact.callback = Callback.valueOf(page.getText());
        contact.told = page.getBoolean();
        contact.offers = page.getInt();
        contact.agent = nameOrNull();
        contact.beside = beside();
        contact.until = page.getLong();
        contact.customerLeft = page.getBoolean();
        for (int left = page.getInt(); left > 0; left--) {
            contact.cooling = contact.cooling.with(names.one(page.getText()), page.getLong(), state.clock);
        }
        workspace.restore(contact, newest, state.clock);
    }

    private List<String> beside() {
        List<String> beside = new ArrayList<>(0);
        for (int left = page.getInt(); left > 0; left--) {
            beside.add(names.one(page.getText()));
        }
        return beside.isEmpty() ? List.of() : beside;
    }

    private @Nullable Demand demand() {
        if (!page.getBoolean()) {
            return null;
        }
        Map<String, Integer> skills = new HashMap<>();
        for (int left = page.getInt(); left > 0; left--) {
            skills.put(names.one(page.getText()), page.getInt());
        }
        Set<String> exclude = new HashSet<>();
        for (int left = page.getInt(); left > 0; left--) {
            exclude.add(names.one(page.getText()));
        }
        return new Demand(skills, exclude);
    }

    private ContactOpened opened(Workspace workspace) {
        return new ContactOpened(
                workspace.id,
                page.getText(),
                page.getText(),
                page.getText(),
                Channel.valueOf(page.getText()),
                new Customer(page.getText(), page.getText(), page.getTextOrNull()),
                nameOrNull(),
                page.getTextOrNull(),
                page.getTextOrNull(),
                attributes());
    }

    private Map<String, String> attributes() {
        int size = page.getInt();
        if (size == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        for (int left = size; left > 0; left--) {
            attributes.put(names.one(page.getText()), page.getText());
        }
        return attributes;
    }

    private @Nullable String nameOrNull() {
        String name = page.getTextOrNull();
        return name == null ? null : names.one(name);
    }

    private <T extends RoutingEvent> T json(Class<T> type) {
        return type.cast(Wire.read(page.getBytes(), RoutingEvent.class));
    }
}
