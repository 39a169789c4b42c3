package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.ASSIGNED;
import static dev.switchboard.events.ContactState.OFFERED;
import static dev.switchboard.events.ContactState.WRAPPING;

import dev.switchboard.events.Presence;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingCommand.PutAgent;
import dev.switchboard.events.RoutingCommand.PutTeams;
import dev.switchboard.events.RoutingCommand.RemoveAgent;
import dev.switchboard.events.RoutingCommand.SetPresence;
import dev.switchboard.events.RoutingEvent.AgentChanged;
import dev.switchboard.events.RoutingEvent.AgentRemoved;
import dev.switchboard.events.RoutingEvent.ContactClosed;
import dev.switchboard.events.RoutingEvent.PresenceChanged;
import dev.switchboard.events.RoutingEvent.TeamsChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who is there: agents come, change, go away and leave work behind. Saying again what is so already changes nothing. */
final class Roster {

    private final State state;
    private final Turn turn;
    private final Placement placement;
    private final Settling settling;
    private final Matching matching;
    private final Offers offers;

    Roster(State state, Turn turn, Placement placement, Settling settling, Matching matching, Offers offers) {
        this.state = state;
        this.turn = turn;
        this.placement = placement;
        this.settling = settling;
        this.matching = matching;
        this.offers = offers;
    }

    @Nullable
    Refusal setPresence(SetPresence command) {
        Workspace workspace = state.workspace(command.workspace());
        Agent agent = workspace.agent(command.agent());
        if (agent == null) {
            return Refusal.unknownAgent(command.agent());
        }
        if (agent.presence != command.presence() || !Objects.equals(agent.reason, command.reason())) {
            change(workspace, agent, command.presence(), command.reason());
        }
        return null;
    }

    /** Changes an agent's presence; work that can't stay goes back at its place, and is offered on. */
    private void change(Workspace workspace, Agent agent, Presence presence, @Nullable String reason) {
        List<Contact> back = tell(workspace, agent, presence, reason);
        settling.settle(back, List.of(agent), workspace);
    }

    /** Changes an agent's presence, and answers the work that could not stay and is to be offered on. */
    List<Contact> tell(Workspace workspace, Agent agent, Presence presence, @Nullable String reason) {
        turn.emit(new PresenceChanged(workspace.id, agent.id, presence, reason));
        List<Contact> back = new ArrayList<>();
        switch (presence) {
            case READY -> {}
            case NOT_READY -> putBackOffers(agent, back, "agent-not-ready");
            case OFFLINE -> {
                putBackOffers(agent, back, "agent-lost");
                putBackWork(agent, back);
                putBackWaiting(agent, back);
            }
        }
        return back;
    }

    private void putBackOffers(Agent agent, List<Contact> back, String because) {
        for (Contact contact : inHand(agent)) {
            if (contact.state == OFFERED) {
                offers.withdraw(contact, agent, because);
                if (contact.state != OFFERED) {
                    putBack(contact, back);
                }
            }
        }
    }

    /** A customer who still waits for an answer waits in the queue again; who has left or was being wrapped up waits for nothing. */
    private void putBackWork(Agent agent, List<Contact> back) {
        for (Contact contact : inHand(agent)) {
            if (contact.state == WRAPPING || (contact.state == ASSIGNED && contact.customerLeft)) {
                turn.emit(new ContactClosed(contact.workspace.id, contact.id(), agent.id, null));
            } else if (contact.state == ASSIGNED) {
                putBack(contact, back);
            }
        }
    }

    private void putBackWaiting(Agent agent, List<Contact> back) {
        List<Contact> waiting = new ArrayList<>();
        for (Line line : agent.ownLines()) {
            for (int place = 0; place < line.size(); place++) {
                waiting.add(line.contactAt(place));
            }
        }
        waiting.sort(Contact::byOrder);
        waiting.forEach(contact -> putBack(contact, back));
    }

    private void putBack(Contact contact, List<Contact> back) {
        placement.putBack(contact, QueuedBecause.AGENT_LOST);
        back.add(contact);
    }

    private static List<Contact> inHand(Agent agent) {
        return agent.inHand.stream().sorted(Contact::byOrder).toList();
    }

    void putAgent(PutAgent command) {
        Workspace workspace = state.workspace(command.workspace());
        Agent known = workspace.agent(command.profile().agent());
        if (known != null && known.profile.told().equals(command.profile())) {
            return;
        }
        turn.emit(new AgentChanged(workspace.id, command.profile()));
        matching.match(Objects.requireNonNull(workspace.agent(command.profile().agent()), "just put"), workspace);
    }

    @Nullable
    Refusal removeAgent(RemoveAgent command) {
        Workspace workspace = state.workspace(command.workspace());
        Agent agent = workspace.agent(command.agent());
        if (agent == null) {
            return Refusal.unknownAgent(command.agent());
        }
        if (agent.isSignedIn()) {
            change(workspace, agent, Presence.OFFLINE, "removed");
        }
        turn.emit(new AgentRemoved(workspace.id, agent.id));
        return null;
    }

    @Nullable
    Refusal putTeams(PutTeams command) {
        Workspace workspace = state.workspace(command.workspace());
        TeamTree tree = new TeamTree(command.teams());
        String duplicate = tree.duplicate();
        if (duplicate != null) {
            return new Refusal("teams.duplicate", "team " + duplicate + " is named twice");
        }
        String loop = tree.loop();
        if (loop != null) {
            return new Refusal("teams.loop", "team " + loop + " stands above itself");
        }
        if (!command.teams().equals(workspace.teams.teams)) {
            turn.emit(new TeamsChanged(workspace.id, command.teams()));
            settling.settle(workspace.unattended(), List.of(), workspace);
        }
        return null;
    }
}
