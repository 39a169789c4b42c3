package dev.switchboard.agents.floor;

import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.AgentRemoved;
import dev.switchboard.events.RoutingEvent.OfContact;
import dev.switchboard.events.RoutingEvent.PlanPublished;
import dev.switchboard.events.RoutingEvent.PresenceChanged;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingRecord.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a batch of one partition changed, to be stored at once together with how far it reaches. Not thread-safe. */
final class FloorChanges {

    /** An agent's presence from a moment on; {@code event} is its id in the log. */
    record PresenceSpan(String event, AgentKey agent, PresenceState state, Instant since) {}

    record ContactRef(String workspace, String contact) {}

    final int partition;
    final FloorLog log;
    final FloorLog.Mark from;
    final Set<ContactRef> contacts = new LinkedHashSet<>();
    final List<PresenceSpan> presences = new ArrayList<>();
    final Set<AgentKey> removedAgents = new LinkedHashSet<>();
    final Map<String, RoutingPlan> plans = new LinkedHashMap<>();

    FloorChanges(int partition, FloorLog log) {
        this.partition = partition;
        this.log = log;
        this.from = log.mark();
    }

    void note(Decision decision) {
        int n = 0;
        for (RoutingEvent event : decision.events()) {
            note(event, decision.eventId(partition, n++), decision.at());
        }
    }

    /** The last state of each agent that has one now. */
    Map<AgentKey, PresenceSpan> latestPresences() {
        Map<AgentKey, PresenceSpan> latest = new LinkedHashMap<>();
        presences.forEach(span -> latest.put(span.agent(), span));
        latest.keySet().removeAll(removedAgents);
        return latest;
    }

    /** The contact as it is now, null if it is no more. */
    @Nullable
    DeskContact contact(ContactRef ref) {
        return log.read(floor -> floor.contact(ref.workspace(), ref.contact())).orElse(null);
    }

    private void note(RoutingEvent event, String id, Instant at) {
        if (event instanceof OfContact ofContact) {
            contacts.add(new ContactRef(ofContact.workspace(), ofContact.contact()));
        } else if (event instanceof PresenceChanged changed) {
            var agent = new AgentKey(changed.workspace(), changed.agent());
            removedAgents.remove(agent);
            presences.add(new PresenceSpan(id, agent, new PresenceState(changed.presence(), changed.reason()), at));
        } else if (event instanceof AgentRemoved removed) {
            removedAgents.add(new AgentKey(removed.workspace(), removed.agent()));
        } else if (event instanceof PlanPublished published) {
            plans.put(published.workspace(), published.plan());
        }
    }
}
