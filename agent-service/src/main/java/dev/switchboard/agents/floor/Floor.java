package dev.switchboard.agents.floor;

import dev.switchboard.events.Presence;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.AgentChanged;
import dev.switchboard.events.RoutingEvent.AgentRemoved;
import dev.switchboard.events.RoutingEvent.CallbackPlanned;
import dev.switchboard.events.RoutingEvent.CommandRejected;
import dev.switchboard.events.RoutingEvent.ContactAbandoned;
import dev.switchboard.events.RoutingEvent.ContactAssigned;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import dev.switchboard.events.RoutingEvent.ContactDiverted;
import dev.switchboard.events.RoutingEvent.ContactMerged;
import dev.switchboard.events.RoutingEvent.ContactOffered;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingEvent.ContactParked;
import dev.switchboard.events.RoutingEvent.ContactQueued;
import dev.switchboard.events.RoutingEvent.ContactWrapping;
import dev.switchboard.events.RoutingEvent.CrisisChanged;
import dev.switchboard.events.RoutingEvent.CrisisProposed;
import dev.switchboard.events.RoutingEvent.CustomerLeft;
import dev.switchboard.events.RoutingEvent.CustomerTold;
import dev.switchboard.events.RoutingEvent.EscalationStepFired;
import dev.switchboard.events.RoutingEvent.MessageAdded;
import dev.switchboard.events.RoutingEvent.OfContact;
import dev.switchboard.events.RoutingEvent.OfferDeclined;
import dev.switchboard.events.RoutingEvent.OfferMissed;
import dev.switchboard.events.RoutingEvent.OfferWithdrawn;
import dev.switchboard.events.RoutingEvent.PlanPublished;
import dev.switchboard.events.RoutingEvent.PresenceChanged;
import dev.switchboard.events.RoutingEvent.ServiceLevelBreached;
import dev.switchboard.events.RoutingEvent.TeamsChanged;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingRecord.Decision;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The open contacts of one partition, at whose desk each is, and who is present: what the events of the log add up to. Plain state
 * without clock, thread or framework; not thread-safe. Events it can't place (their contact opened before anything it knows) are
 * passed over.
 */
public final class Floor {

    private final Map<ContactKey, DeskContact> contacts = new HashMap<>();
    private final Map<ContactKey, String> contactByConversation = new HashMap<>();
    private final Map<AgentKey, Map<String, DeskContact>> desks = new HashMap<>();
    private final Map<AgentKey, PresenceState> presence = new HashMap<>();
    private final Map<String, Map<String, String>> teamByQueue = new HashMap<>();

    /** An id of a contact or conversation within its workspace. */
    private record ContactKey(String workspace, String id) {}

    /** Puts back what was stored. */
    public void restore(DeskContact contact) {
        put(contact);
    }

    public void restore(AgentKey agent, PresenceState state) {
        presence.put(agent, state);
    }

    public void restore(String workspace, String queue, String team) {
        teamByQueue.computeIfAbsent(workspace, none -> new HashMap<>()).put(queue, team);
    }

    public void apply(Decision decision, FloorWatcher watcher) {
        for (RoutingEvent event : decision.events()) {
            apply(event, decision, watcher);
        }
    }

    public Optional<DeskContact> contact(String workspace, String id) {
        return Optional.ofNullable(contacts.get(new ContactKey(workspace, id)));
    }

    public Optional<DeskContact> contactOf(String workspace, String conversation) {
        return Optional.ofNullable(contactByConversation.get(new ContactKey(workspace, conversation)))
                .flatMap(contact -> contact(workspace, contact));
    }

    /** What is at a desk, in the order in which it came there. */
    public List<DeskContact> at(AgentKey desk) {
        return List.copyOf(desks.getOrDefault(desk, Map.of()).values());
    }

    public PresenceState presenceOf(AgentKey agent) {
        return presence.getOrDefault(agent, PresenceState.OFFLINE);
    }

    /** Everybody who is not offline. */
    public Collection<AgentKey> present() {
        return presence.entrySet().stream()
                .filter(entry -> entry.getValue().state() != Presence.OFFLINE)
                .map(Map.Entry::getKey)
                .toList();
    }

    public Optional<String> teamOf(String workspace, @Nullable String queue) {
        return Optional.ofNullable(queue)
                .map(known -> teamByQueue.getOrDefault(workspace, Map.of()).get(known));
    }

    /** The queues of the plan in force; none if there is no plan yet. */
    public Set<String> queues(String workspace) {
        return Set.copyOf(teamByQueue.getOrDefault(workspace, Map.of()).keySet());
    }

    private void apply(RoutingEvent event, Decision decision, FloorWatcher watcher) {
        switch (event) {
            case ContactOpened opened -> put(new DeskContact(Request.of(opened, decision.at()), Place.NONE));
            case OfContact ofContact ->
                contact(ofContact.workspace(), ofContact.contact())
                        .ifPresent(contact -> apply(ofContact, contact, decision, watcher));
            case PresenceChanged changed -> {
                var agent = new AgentKey(changed.workspace(), changed.agent());
                var state = new PresenceState(changed.presence(), changed.reason());
                presence.put(agent, state);
                watcher.presence(agent, state);
            }
            case AgentRemoved removed -> presence.remove(new AgentKey(removed.workspace(), removed.agent()));
            case PlanPublished published -> learn(published.workspace(), published.plan());
            case CommandRejected rejected -> {
                if (rejected.agent() != null) {
                    var agent = new AgentKey(rejected.workspace(), rejected.agent());
                    watcher.refused(agent, decision.commandId(), rejected.code(), rejected.detail());
                }
            }
            case AgentChanged ignored -> {}
            case TeamsChanged ignored -> {}
            case CrisisChanged ignored -> {}
            case CrisisProposed ignored -> {}
        }
    }

    private void apply(OfContact event, DeskContact contact, Decision decision, FloorWatcher watcher) {
        switch (event) {
            case ContactQueued queued -> {
                leave(contact, reasonOf(queued.because()), watcher);
                put(contact.at(contact.place().queued(queued.queue(), queued.raisedTo())));
            }
            case ContactOffered offered -> offer(offered, contact, decision, watcher);
            case OfferDeclined declined -> release(contact, declined.agent(), "declined", watcher);
            case OfferMissed missed -> release(contact, missed.agent(), "missed", watcher);
            case OfferWithdrawn withdrawn ->
                release(contact, withdrawn.agent(), reasonOf(withdrawn.because()), watcher);
            case ContactAssigned assigned ->
                moved(contact, place -> place.assigned(assigned.agent(), decision.at()), watcher);
            case ContactParked parked -> moved(contact, place -> place.parked(parked.agent()), watcher);
            case ContactWrapping wrapping ->
                moved(contact, place -> place.wrapping(wrapping.agent(), wrapping.endsAt()), watcher);
            case CustomerLeft ignored -> moved(contact, Place::left, watcher);
            case EscalationStepFired fired -> {
                if (fired.widening() instanceof RoutingPlan.Widening.Raise raise) {
                    moved(contact, place -> place.raised(raise.to()), watcher);
                }
            }
            case ContactClosed ignored -> remove(contact, "closed", watcher);
            case ContactMerged ignored -> remove(contact, "merged", watcher);
            case ContactAbandoned ignored -> remove(contact, "abandoned", watcher);
            case CallbackPlanned ignored -> moved(contact, Place::toBeCalled, watcher);
            case MessageAdded ignored -> {
                if (contact.place().customerLeft()) {
                    moved(contact, Place::returned, watcher);
                }
            }
            case ContactDiverted ignored -> {}
            case CustomerTold ignored -> {}
            case ServiceLevelBreached ignored -> {}
            case ContactOpened ignored -> {}
        }
    }

    private void offer(ContactOffered offered, DeskContact contact, Decision decision, FloorWatcher watcher) {
        Offer standing = contact.place().offer();
        if (standing != null && standing.number() == offered.offer()) {
            DeskContact next = contact.at(contact.place().offeredBeside(offered.agent()));
            put(next);
            watcher.changed(new AgentKey(offered.workspace(), offered.agent()), next);
        } else {
            var offer = new Offer(offered.offer(), decision.at(), offered.expiresAt(), offered.why());
            moved(contact, place -> place.offered(offered.agent(), offered.queue(), offer), watcher);
        }
    }

    private void moved(DeskContact contact, UnaryOperator<Place> move, FloorWatcher watcher) {
        DeskContact next = contact.at(move.apply(contact.place()));
        List<AgentKey> desks = next.desks();
        contact.desks().stream()
                .filter(desk -> !desks.contains(desk))
                .forEach(desk -> leave(contact, desk, "requeued", watcher));
        put(next);
        desks.forEach(desk -> watcher.changed(desk, next));
    }

    private void release(DeskContact contact, String agent, String reason, FloorWatcher watcher) {
        leave(contact, new AgentKey(contact.request().workspace(), agent), reason, watcher);
        put(contact.at(contact.place().releasedFrom(agent)));
    }

    private void remove(DeskContact contact, String reason, FloorWatcher watcher) {
        leave(contact, reason, watcher);
        var request = contact.request();
        contacts.remove(new ContactKey(request.workspace(), request.contact()));
        contactByConversation.remove(new ContactKey(request.workspace(), request.conversation()), request.contact());
    }

    private void leave(DeskContact contact, String reason, FloorWatcher watcher) {
        contact.desks().forEach(desk -> leave(contact, desk, reason, watcher));
    }

    private void leave(DeskContact contact, AgentKey desk, String reason, FloorWatcher watcher) {
        takeFrom(desk, contact.id());
        watcher.gone(desk, contact.id(), reason);
    }

    private void put(DeskContact contact) {
        var request = contact.request();
        contacts.put(new ContactKey(request.workspace(), request.contact()), contact);
        contactByConversation.put(new ContactKey(request.workspace(), request.conversation()), request.contact());
        contact.desks()
                .forEach(desk -> desks.computeIfAbsent(desk, none -> new LinkedHashMap<>())
                        .put(contact.id(), contact));
    }

    private void takeFrom(AgentKey desk, String contact) {
        desks.computeIfPresent(desk, (key, held) -> {
            held.remove(contact);
            return held.isEmpty() ? null : held;
        });
    }

    private void learn(String workspace, RoutingPlan plan) {
        Map<String, String> teams = new HashMap<>();
        plan.queues().forEach(queue -> teams.put(queue.queue(), queue.team()));
        teamByQueue.put(workspace, teams);
    }

    private static String reasonOf(QueuedBecause because) {
        return switch (because) {
            case DECLINED, MISSED, TRANSFERRED, ESCALATED -> because.name().toLowerCase(Locale.ROOT);
            case ARRIVED, AGENT_LOST, REOPENED, DIVERTED, DUE, PRIORITISED -> "requeued";
        };
    }

    /** What a desk is told of a withdrawn offer: what somebody else did with the contact is worth a word of its own. */
    private static String reasonOf(String withdrawnBecause) {
        return switch (withdrawnBecause) {
            case "taken", "merged" -> withdrawnBecause;
            default -> "withdrawn";
        };
    }
}
