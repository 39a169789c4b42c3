package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.ASSIGNED;
import static dev.switchboard.events.ContactState.OFFERED;
import static dev.switchboard.events.ContactState.PARKED;
import static dev.switchboard.events.ContactState.QUEUED;
import static dev.switchboard.events.ContactState.WRAPPING;

import dev.switchboard.events.ContactState;
import dev.switchboard.events.Presence;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.*;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each event does to the state. Never refuses: what is not so is a bug and throws. */
final class Playback {

    private final State state;

    Playback(State state) {
        this.state = state;
    }

    void apply(RoutingEvent event, long now) {
        Workspace workspace = state.workspace(event.workspace());
        switch (event) {
            case ContactOpened opened -> workspace.open(new Contact(workspace, opened, ++state.tickets, now));
            case ContactQueued queued -> queue(contact(workspace, queued), queued, now);
            case EscalationStepFired fired -> widen(contact(workspace, fired), fired.step() + 1, now);
            case ServiceLevelBreached breached -> breach(contact(workspace, breached), now);
            case ContactOffered offered -> offer(contact(workspace, offered), offered, now);
            case OfferDeclined declined -> decline(contact(workspace, declined), declined.agent(), now);
            case OfferMissed missed -> miss(contact(workspace, missed), missed.agent(), now);
            case OfferWithdrawn withdrawn -> endOffer(contact(workspace, withdrawn), now);
            case ContactAssigned assigned -> assign(contact(workspace, assigned), now);
            case MessageAdded added -> contact(workspace, added).customerLeft = false;
            case CustomerLeft left -> contact(workspace, left).customerLeft = true;
            case ContactParked parked -> park(contact(workspace, parked), parked.agent(), now);
            case ContactWrapping wrapping ->
                wrapUp(contact(workspace, wrapping), wrapping.endsAt().toEpochMilli(), now);
            case ContactClosed closed -> end(contact(workspace, closed), ContactState.CLOSED, now);
            case ContactAbandoned abandoned -> end(contact(workspace, abandoned), ContactState.ABANDONED, now);
            case PresenceChanged changed -> changePresence(agent(workspace, changed.agent()), changed, now);
            case AgentChanged changed -> changeAgent(workspace, changed, now);
            case AgentRemoved removed -> workspace.remove(agent(workspace, removed.agent()));
            case TeamsChanged changed -> workspace.organise(new TeamTree(changed.teams()), now);
            case PlanPublished published ->
                workspace.enforce(
                        published.plan(), state.rules.compile(published.plan().rules()), now);
            case CommandRejected rejected -> {}
        }
    }

    private void queue(Contact contact, ContactQueued queued, long now) {
        boolean newlyPlaced = queued.startsAnew(contact.state, contact.queue);
        if (contact.state == ASSIGNED && queued.because() == QueuedBecause.TRANSFERRED && queued.by() != null) {
            coolOff(contact, queued.by(), now);
        }
        if (contact.state == PARKED) {
            contact.arrive(++state.tickets, now);
        }
        contact.workspace.leaveLine(contact);
        release(contact, now);
        contact.state = QUEUED;
        contact.queue = queued.queue();
        contact.because = queued.because();
        contact.headStart = queued.headStart().toMillis();
        contact.forAgent = queued.forAgent();
        contact.raisedTo = queued.raisedTo();
        if (newlyPlaced) {
            contact.since = now;
            contact.steps = 0;
            contact.breached = false;
        }
        contact.workspace.enterLine(contact);
        contact.workspace.timers.set(contact, now);
    }

    private void widen(Contact contact, int steps, long now) {
        contact.workspace.leaveLine(contact);
        contact.steps = steps;
        contact.workspace.enterLine(contact);
        contact.workspace.timers.set(contact, now);
    }

    private void breach(Contact contact, long now) {
        contact.breached = true;
        contact.workspace.timers.set(contact, now);
    }

    private void offer(Contact contact, ContactOffered offered, long now) {
        Agent agent = agent(contact.workspace, offered.agent());
        contact.workspace.leaveLine(contact);
        contact.state = OFFERED;
        contact.forAgent = null;
        contact.offers = offered.offer();
        contact.agent = agent.id;
        contact.until = offered.expiresAt().toEpochMilli();
        agent.take(contact);
        contact.workspace.changed(agent);
        contact.workspace.timers.set(contact, now);
    }

    private void decline(Contact contact, String agent, long now) {
        agent(contact.workspace, agent).missed = 0;
        endOffer(contact, now);
        coolOff(contact, agent, now);
    }

    private void miss(Contact contact, String agent, long now) {
        agent(contact.workspace, agent).missed++;
        endOffer(contact, now);
        coolOff(contact, agent, now);
    }

    private void endOffer(Contact contact, long now) {
        release(contact, now);
        contact.state = QUEUED;
        contact.workspace.timers.set(contact, now);
    }

    private void assign(Contact contact, long now) {
        contact.state = ASSIGNED;
        contact.until = 0;
        Agent agent =
                agent(contact.workspace, Objects.requireNonNull(contact.agent, "an assigned contact has an agent"));
        agent.missed = 0;
        agent.idleSince = now;
        contact.workspace.changed(agent);
        contact.workspace.timers.set(contact, now);
    }

    private void park(Contact contact, String agent, long now) {
        release(contact, now);
        contact.state = PARKED;
        contact.agent = agent;
        contact.workspace.timers.set(contact, now);
    }

    private void wrapUp(Contact contact, long endsAt, long now) {
        contact.state = WRAPPING;
        contact.until = endsAt;
        contact.workspace.timers.set(contact, now);
    }

    private void end(Contact contact, ContactState last, long now) {
        contact.workspace.leaveLine(contact);
        release(contact, now);
        contact.state = last;
        contact.workspace.forget(contact);
    }

    /** Whoever has the contact in hand has it no longer; the end of real work makes the agent newly idle. */
    private void release(Contact contact, long now) {
        boolean worked = contact.state == ASSIGNED || contact.state == WRAPPING;
        if (worked || contact.state == OFFERED) {
            Agent agent = agent(contact.workspace, Objects.requireNonNull(contact.agent, "held by nobody"));
            agent.letGo(contact);
            agent.idleSince = worked ? now : agent.idleSince;
            contact.workspace.changed(agent);
        }
        contact.agent = null;
        contact.until = 0;
    }

    private void changePresence(Agent agent, PresenceChanged changed, long now) {
        if (changed.presence() == Presence.READY && agent.presence != Presence.READY) {
            agent.idleSince = now;
        }
        agent.presence = changed.presence();
        agent.reason = changed.reason();
        agent.missed = 0;
        state.workspace(changed.workspace()).changed(agent);
    }

    private static void changeAgent(Workspace workspace, AgentChanged changed, long now) {
        Agent known = workspace.agent(changed.profile().agent());
        if (known == null) {
            workspace.put(new Agent(changed.profile(), now));
        } else {
            known.profile = changed.profile();
            workspace.reseat(known);
        }
    }

    private static void coolOff(Contact contact, String agent, long now) {
        var plan = contact.workspace.plan;
        long coolDown = plan == null ? 0 : plan.declineCoolDown().toMillis();
        contact.cooling.exclude(agent, now + coolDown, now);
    }

    private static Contact contact(Workspace workspace, OfContact event) {
        return known(workspace.contact(event.contact()), "contact", event.contact());
    }

    private static Agent agent(Workspace workspace, String agent) {
        return known(workspace.agent(agent), "agent", agent);
    }

    private static <T> T known(@Nullable T found, String kind, String id) {
        if (found == null) {
            throw new IllegalStateException("the log tells of " + kind + " " + id + ", which is not known here");
        }
        return found;
    }
}
