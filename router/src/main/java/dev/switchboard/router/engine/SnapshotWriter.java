package dev.switchboard.router.engine;

import dev.switchboard.events.Customer;
import dev.switchboard.events.RoutingEvent.AgentChanged;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingEvent.PlanPublished;
import dev.switchboard.events.RoutingEvent.TeamsChanged;
import dev.switchboard.events.RoutingPlan.Demand;
import dev.switchboard.events.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the logical state, page by page, and hashes it on the way; {@link SnapshotReader} is its mirror. Of plan, teams and profiles
 * there are few: they are written as the wire has them. Of contacts there may be a million: they are written field by field. What
 * is derived (lines, circles, timers) is left out: it follows. Whatever changes here raises {@link #VERSION}.
 */
final class SnapshotWriter {

    static final int MAGIC = 0x53574244;
    static final int VERSION = 4;

    private static final int PLACE_BITS = 24;

    private final State state;
    private final StateHash hash = new StateHash();
    private final Page page = new Page();

    SnapshotWriter(State state) {
        this.state = state;
    }

    /** @return the state's hash */
    long write(OutputStream target) {
        try {
            page.empty().putInt(MAGIC).putInt(VERSION).writeTo(target);
            Collection<Workspace> workspaces = state.workspaces();
            fill(workspaces.size());
            hash.add(page.digest());
            page.writeTo(target);
            for (Workspace workspace : workspaces) {
                write(workspace, target);
            }
            return hash.value();
        } catch (IOException e) {
            throw new UncheckedIOException("the snapshot can't be written", e);
        }
    }

    private void fill(int workspaces) {
        page.empty().putLong(state.clock).putLong(state.tickets);
        page.putInt(state.seen().size());
        state.seen().forEach((source, position) -> page.putText(source).putLong(position));
        page.putInt(workspaces);
    }

    private void write(Workspace workspace, OutputStream target) throws IOException {
        fill(workspace);
        hash.add(page.digest());
        page.writeTo(target);
        page.empty().putBoolean(workspace.plan != null);
        if (workspace.plan != null) {
            page.putBytes(Wire.toBytes(new PlanPublished(workspace.id, workspace.plan)));
            hash.add(workspace, workspace.plan);
        }
        page.writeTo(target);
        for (Agent agent : workspace.agents()) {
            fill(workspace, agent);
            hash.addMember(page.digest());
            page.writeTo(target);
        }
        for (Contact contact : asTheyCame(workspace.contacts())) {
            fill(workspace, contact);
            hash.addMember(page.digest());
            page.writeTo(target);
        }
    }

    /**
     * By ticket, if only nearly: contacts that came one after the other lie side by side in memory, while a map's order jumps about, and
     * waits for memory at each jump; and who is restored in the order of arrival rises nowhere in a heap. Any order would be right.
     */
    private static Contact[] asTheyCame(Collection<Contact> contacts) {
        Contact[] any = contacts.toArray(new Contact[0]);
        if (any.length >= 1 << PLACE_BITS) {
            return any;
        }
        long[] places = new long[any.length];
        for (int place = 0; place < any.length; place++) {
            places[place] = any[place].ticket << PLACE_BITS | place;
        }
        Arrays.sort(places);
        Contact[] ordered = new Contact[any.length];
        for (int n = 0; n < any.length; n++) {
            ordered[n] = any[(int) places[n] & (1 << PLACE_BITS) - 1];
        }
        return ordered;
    }

    private void fill(Workspace workspace) {
        page.empty();
        page.putText(workspace.id);
        page.putBytes(Wire.toBytes(new TeamsChanged(workspace.id, workspace.teams.teams)));
        put(workspace);
        page.putInt(workspace.agents().size());
        page.putInt(workspace.contacts().size());
    }

    /** How things go: a crisis, arrivals, the pace of the queues. */
    private void put(Workspace workspace) {
        page.putLong(workspace.crisisSince);
        page.putText(workspace.crisisMessage);
        page.putLong(workspace.crisisProposed);
        page.putLong(workspace.arrivals.minute);
        page.putInt(workspace.arrivals.now);
        page.putInt(workspace.arrivals.before);
        page.putInt(workspace.paces.size());
        new TreeMap<>(workspace.paces)
                .forEach((queue, pace) ->
                        page.putText(queue).putLong(pace.lastLeft).putLong(pace.interval));
    }

    private void fill(Workspace workspace, Agent agent) {
        page.empty();
        page.putBytes(Wire.toBytes(new AgentChanged(workspace.id, agent.profile.told())));
        page.putName(agent.presence);
        page.putText(agent.reason);
        page.putLong(agent.idleSince);
        page.putLong(agent.lastOffered);
        page.putInt(agent.missed);
    }

    private void fill(Workspace workspace, Contact contact) {
        page.empty();
        put(contact.opened);
        page.putBoolean(workspace.contactOf(contact.opened.conversation()) == contact);
        page.putName(contact.state);
        page.putText(contact.queue);
        page.putName(contact.because);
        page.putLong(contact.arrival);
        page.putLong(contact.ticket);
        page.putLong(contact.headStart);
        page.putLong(contact.since);
        page.putBoolean(contact.breached);
        page.putInt(contact.steps);
        page.putName(contact.raisedTo);
        put(contact.demand);
        page.putText(contact.forAgent);
        page.putLong(contact.forAgentUntil);
        page.putLong(contact.heldUntil);
        page.putBoolean(contact.late);
        page.putName(contact.callback);
        page.putBoolean(contact.told);
        page.putInt(contact.offers);
        page.putText(contact.agent);
        page.putInt(contact.beside.size());
        contact.beside.forEach(page::putText);
        page.putLong(contact.until);
        page.putBoolean(contact.customerLeft);
        put(contact.cooling);
    }

    private void put(ContactOpened opened) {
        page.putText(opened.contact());
        page.putText(opened.conversation());
        page.putText(opened.message());
        page.putName(opened.channel());
        put(opened.customer());
        page.putText(opened.to());
        page.putText(opened.subject());
        page.putText(opened.preview());
        put(opened.attributes());
    }

    private void put(@Nullable Demand demand) {
        page.putBoolean(demand != null);
        if (demand != null) {
            page.putInt(demand.skills().size());
            new TreeMap<>(demand.skills())
                    .forEach((skill, level) -> page.putText(skill).putInt(level));
            page.putInt(demand.exclude().size());
            demand.exclude().forEach(page::putText);
        }
    }

    private void put(Customer customer) {
        page.putText(customer.customer());
        page.putText(customer.address());
        page.putText(customer.name());
    }

    private void put(Map<String, String> attributes) {
        page.putInt(attributes.size());
        Map<String, String> ordered = attributes.size() > 1 ? new TreeMap<>(attributes) : attributes;
        ordered.forEach((name, value) -> page.putText(name).putText(value));
    }

    private void put(CoolingOff cooling) {
        List<CoolingOff.Entry> entries = cooling.entries(state.clock);
        if (entries.size() > 1) {
            entries.sort(Comparator.comparing(CoolingOff.Entry::agent));
        }
        page.putInt(entries.size());
        for (CoolingOff.Entry entry : entries) {
            page.putText(entry.agent()).putLong(entry.end());
        }
    }
}
