package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.ASSIGNED;
import static dev.switchboard.events.ContactState.OFFERED;
import static dev.switchboard.events.ContactState.PARKED;
import static dev.switchboard.events.ContactState.QUEUED;
import static dev.switchboard.events.ContactState.WRAPPING;

import dev.switchboard.events.ContactState;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.Presence;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.*;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
            case ContactOpened opened -> {
                workspace.open(new Contact(workspace, opened, ++state.tickets, now));
                workspace.arrivals.count(now);
            }
            case ContactQueued queued -> queue(contact(workspace, queued), queued, now);
            case EscalationStepFired fired -> widen(contact(workspace, fired), fired.step() + 1, now);
            case ServiceLevelBreached breached -> breach(contact(workspace, breached), now);
            case ContactOffered offered -> offer(contact(workspace, offered), offered, now);
            case OfferDeclined declined -> decline(contact(workspace, declined), declined.agent(), now);
            case OfferMissed missed -> miss(contact(workspace, missed), missed.agent(), now);
            case OfferWithdrawn withdrawn -> endOffer(contact(workspace, withdrawn), withdrawn.agent(), now);
            case ContactAssigned assigned -> assign(contact(workspace, assigned), assigned.agent(), now);
            case ContactDiverted diverted -> divert(contact(workspace, diverted), diverted, now);
            case CallbackPlanned planned -> planCallback(contact(workspace, planned), planned.at(), now);
            case CustomerTold told -> told(contact(workspace, told), told.message(), now);
            case ContactMerged merged -> end(contact(workspace, merged), ContactState.CLOSED, now);
            case MessageAdded added -> contact(workspace, added).customerLeft = false;
            case CustomerLeft left -> customerLeft(contact(workspace, left));
            case ContactParked parked -> park(contact(workspace, parked), parked.agent(), now);
            case ContactWrapping wrapping ->
                wrapUp(contact(workspace, wrapping), wrapping.endsAt().toEpochMilli(), now);
            case ContactClosed closed -> end(contact(workspace, closed), ContactState.CLOSED, now);
            case ContactAbandoned abandoned -> {
                Contact contact = contact(workspace, abandoned);
                movedOn(contact, now);
                end(contact, ContactState.ABANDONED, now);
            }
            case PresenceChanged changed -> changePresence(agent(workspace, changed.agent()), changed, now);
            case AgentChanged changed -> changeAgent(workspace, changed, now);
            case AgentRemoved removed -> workspace.remove(agent(workspace, removed.agent()));
            case TeamsChanged changed -> workspace.organise(new TeamTree(changed.teams()), now);
            case PlanPublished published ->
                workspace.enforce(
                        published.plan(), state.rules.compile(published.plan().rules()), now);
            case CrisisChanged changed -> workspace.turnCrisis(changed.on() ? now : 0, changed.message(), now);
            case CrisisProposed proposed -> workspace.crisisProposed = now;
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
        Instant forAgentUntil = queued.forAgentUntil();
        contact.forAgentUntil = forAgentUntil == null ? Timers.NEVER : forAgentUntil.toEpochMilli();
        contact.raisedTo = queued.raisedTo();
        contact.demand = queued.demand();
        contact.heldUntil = 0;
        if (newlyPlaced) {
            contact.since = now;
            contact.steps = 0;
            contact.breached = false;
            contact.late = false;
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
        if (contact.state == OFFERED) {
            contact.beside = new ArrayList<>(contact.beside);
            contact.beside.add(agent.id);
        } else {
            contact.agent = agent.id;
        }
        contact.state = OFFERED;
        contact.forAgent = null;
        contact.forAgentUntil = Timers.NEVER;
        contact.offers = offered.offer();
        contact.until = offered.expiresAt().toEpochMilli();
        agent.lastOffered = now;
        agent.take(contact);
        contact.workspace.changed(agent);
        contact.workspace.timers.set(contact, now);
    }

    private void decline(Contact contact, String agent, long now) {
        agent(contact.workspace, agent).missed = 0;
        endOffer(contact, agent, now);
        coolOff(contact, agent, now);
    }

    private void miss(Contact contact, String agent, long now) {
        agent(contact.workspace, agent).missed++;
        endOffer(contact, agent, now);
        coolOff(contact, agent, now);
    }

    /** The offer no longer stands before this agent; if before nobody, the contact is nowhere until it is placed or ended. */
    private void endOffer(Contact contact, String former, long now) {
        if (contact.beside.isEmpty()) {
            release(contact, now);
            contact.state = QUEUED;
        } else {
            letGo(contact, former);
            List<String> others = contact.offeredTo();
            others.remove(former);
            contact.agent = others.getFirst();
            contact.beside = others.subList(1, others.size());
        }
        contact.workspace.timers.set(contact, now);
    }

    private void assign(Contact contact, String accepted, long now) {
        movedOn(contact, now);
        contact.state = ASSIGNED;
        contact.until = 0;
        Agent agent = agent(contact.workspace, accepted);
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
        if (contact.state == ASSIGNED || contact.state == WRAPPING) {
            String holder = Objects.requireNonNull(contact.agent, "held by nobody");
            agent(contact.workspace, holder).idleSince = now;
            letGo(contact, holder);
        } else if (contact.state == OFFERED) {
            letGo(contact, Objects.requireNonNull(contact.agent, "offered to nobody"));
            contact.beside.forEach(other -> letGo(contact, other));
        }
        contact.agent = null;
        contact.beside = List.of();
        contact.until = 0;
    }

    private static void letGo(Contact contact, String holder) {
        Agent agent = agent(contact.workspace, holder);
        agent.letGo(contact);
        contact.workspace.changed(agent);
    }

    /** The contact has left its queue for good: those behind it move up. */
    private static void movedOn(Contact contact, long now) {
        QueueInForce queue = contact.queueInForce;
        if (queue != null && contact.heldUntil == 0) {
            int others = queue.waiting - (contact.circle == null ? 0 : 1);
            contact.workspace.pace(queue).left(now, others > 0);
        }
    }

    private static void divert(Contact contact, ContactDiverted diverted, long now) {
        contact.late |= diverted.because() == Diversion.Cause.LATE;
        Instant until = diverted.until();
        if (until != null) {
            contact.workspace.leaveLine(contact);
            contact.heldUntil = until.toEpochMilli();
        }
        contact.workspace.timers.set(contact, now);
    }

    private static void planCallback(Contact contact, @Nullable Instant at, long now) {
        if (contact.callback == Callback.NONE) {
            contact.callback = Callback.WANTED;
        }
        if (at != null) {
            contact.workspace.leaveLine(contact);
            contact.heldUntil = Math.max(1, at.toEpochMilli());
        }
        contact.workspace.timers.set(contact, now);
    }

    private static void customerLeft(Contact contact) {
        if (contact.callback == Callback.WANTED) {
            contact.callback = Callback.OWED;
        } else {
            contact.customerLeft = true;
        }
    }

    private static void told(Contact contact, String message, long now) {
        contact.told |= message.equals(contact.workspace.crisisMessage);
        contact.workspace.timers.set(contact, now);
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
        Profile profile = new Profile(changed.profile(), workspace.commons);
        Agent known = workspace.agent(profile.agent);
        if (known == null) {
            workspace.put(new Agent(profile, now));
        } else {
            known.profile = profile;
            workspace.reseat(known);
        }
    }

    private static void coolOff(Contact contact, String agent, long now) {
        var plan = contact.workspace.plan;
        long coolDown = plan == null ? 0 : plan.declineCoolDown().toMillis();
        contact.cooling = contact.cooling.with(agent, now + coolDown, now);
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
