package dev.switchboard.router.engine;

import dev.switchboard.events.RoutingEvent.AgentChanged;
import dev.switchboard.events.RoutingEvent.PlanPublished;
import dev.switchboard.events.RoutingEvent.TeamsChanged;
import dev.switchboard.events.Wire;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the logical state; {@link SnapshotReader} is its mirror. What the wire has a form for (plan, teams, profiles, the contact as
 * opened) is written in that form, the rest as plain numbers and texts. Whatever changes here raises {@link #VERSION}.
 */
final class SnapshotWriter {

    static final int MAGIC = 0x53574244;
    static final int VERSION = 3;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final State state;

    SnapshotWriter(State state) {
        this.state = state;
    }

    byte[] write() {
        try {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeLong(state.clock);
            out.writeLong(state.tickets);
            out.writeInt(state.seen().size());
            for (var seen : state.seen().entrySet()) {
                text(seen.getKey());
                out.writeLong(seen.getValue());
            }
            Collection<Workspace> workspaces = state.workspaces();
            out.writeInt(workspaces.size());
            for (Workspace workspace : workspaces) {
                write(workspace);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    private void write(Workspace workspace) throws IOException {
        text(workspace.id);
        json(new TeamsChanged(workspace.id, workspace.teams.teams));
        out.writeBoolean(workspace.plan != null);
        if (workspace.plan != null) {
            json(new PlanPublished(workspace.id, workspace.plan));
        }
        out.writeLong(workspace.crisisSince);
        text(workspace.crisisMessage);
        out.writeLong(workspace.crisisProposed);
        out.writeLong(workspace.arrivals.minute);
        out.writeInt(workspace.arrivals.now);
        out.writeInt(workspace.arrivals.before);
        out.writeInt(workspace.paces.size());
        for (var pace : workspace.paces.entrySet()) {
            text(pace.getKey());
            out.writeLong(pace.getValue().lastLeft);
            out.writeLong(pace.getValue().interval);
        }
        out.writeInt(workspace.agents().size());
        for (Agent agent : workspace.agents()) {
            write(workspace, agent);
        }
        out.writeInt(workspace.contacts().size());
        for (Contact contact : workspace.contacts()) {
            write(workspace, contact);
        }
    }

    private void write(Workspace workspace, Agent agent) throws IOException {
        json(new AgentChanged(workspace.id, agent.profile));
        text(agent.presence.name());
        text(agent.reason);
        out.writeLong(agent.idleSince);
        out.writeLong(agent.lastOffered);
        out.writeInt(agent.missed);
    }

    private void write(Workspace workspace, Contact contact) throws IOException {
        json(contact.opened);
        out.writeBoolean(workspace.contactOf(contact.opened.conversation()) == contact);
        text(contact.state.name());
        text(contact.queue);
        text(contact.because.name());
        out.writeLong(contact.arrival);
        out.writeLong(contact.ticket);
        out.writeLong(contact.headStart);
        out.writeLong(contact.since);
        out.writeBoolean(contact.breached);
        out.writeInt(contact.steps);
        text(contact.raisedTo == null ? null : contact.raisedTo.name());
        out.writeBoolean(contact.demand != null);
        if (contact.demand != null) {
            json(contact.demand);
        }
        text(contact.forAgent);
        out.writeLong(contact.forAgentUntil);
        out.writeLong(contact.heldUntil);
        out.writeBoolean(contact.late);
        text(contact.callback.name());
        out.writeBoolean(contact.told);
        out.writeInt(contact.offers);
        text(contact.agent);
        out.writeInt(contact.beside.size());
        for (String other : contact.beside) {
            text(other);
        }
        out.writeLong(contact.until);
        out.writeBoolean(contact.customerLeft);
        write(contact.cooling);
    }

    private void write(CoolingOff cooling) throws IOException {
        List<CoolingOff.Entry> entries = cooling.entries(state.clock);
        out.writeInt(entries.size());
        for (CoolingOff.Entry entry : entries) {
            text(entry.agent());
            out.writeLong(entry.end());
        }
    }

    private void json(Object record) throws IOException {
        byte[] json = Wire.toBytes(record);
        out.writeInt(json.length);
        out.write(json);
    }

    private void text(@Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }
    }
}
