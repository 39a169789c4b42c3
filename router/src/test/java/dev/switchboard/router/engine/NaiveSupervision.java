package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.ASSIGNED;
import static dev.switchboard.events.ContactState.CLOSED;
import static dev.switchboard.events.ContactState.OFFERED;
import static dev.switchboard.events.ContactState.PARKED;
import static dev.switchboard.events.ContactState.QUEUED;

import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.*;
import dev.switchboard.events.RoutingEvent.*;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Queue;
import dev.switchboard.events.RoutingPlan.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;

/** What each command of managers, and those that change plan and roster, ask of the naive engine. Answers as {@link NaiveCommands}. */
@NullUnmarked
final class NaiveSupervision {

    private static final long MINUTE = 60_000;

    private final NaiveEngine engine;

    NaiveSupervision(NaiveEngine engine) {
        this.engine = engine;
    }

    String follow(RoutingCommand command) {
        return switch (command) {
            case TransferToQueue c -> transfer(c);
            case TransferToAgent c -> transfer(c);
            case EscalateContact c -> escalate(c);
            case PrioritiseContact c -> prioritise(c);
            case MergeContacts c -> merge(c);
            case SetCrisis c -> setCrisis(c);
            case SetPresence c -> setPresence(c);
            case PutAgent c -> putAgent(c);
            case RemoveAgent c -> removeAgent(c);
            case PutTeams c -> putTeams(c);
            case PublishPlan c -> publish(c);
            default -> throw new IllegalStateException("not a manager's: " + command);
        };
    }

    // Giving contacts away.

    /** Whoever has the contact may, and while it waits any manager. */
    private static String notAllowed(NaiveCentre centre, NaiveContact contact, String agent) {
        if (contact == null) {
            return "contact.unknown";
        }
        if (contact.is(QUEUED, OFFERED)) {
            return centre.teams.isManager(agent) ? null : "contact.not-yours";
        }
        if (!contact.isHeldBy(agent)) {
            return "contact.not-yours";
        }
        return contact.is(ASSIGNED) ? null : "contact.state";
    }

    private String transfer(TransferToQueue command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveContact contact = centre.contacts.get(command.contact());
        String refusal = notAllowed(centre, contact, command.agent());
        Queue queue = centre.queue(command.queue());
        if (refusal != null || queue == null) {
            return refusal != null ? refusal : "queue.unknown";
        }
        give(centre, contact, queue, command.agent(), null, command.note());
        return null;
    }

    private String transfer(TransferToAgent command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveContact contact = centre.contacts.get(command.contact());
        String refusal = notAllowed(centre, contact, command.agent());
        if (refusal != null) {
            return refusal;
        }
        NaiveAgent to = centre.agents.get(command.to());
        if (to == null) {
            return "agent.unknown";
        }
        if (contact.is(ASSIGNED) && to.id().equals(contact.agent)) {
            return "transfer.to-self";
        }
        if (!to.isSignedIn()) {
            return "agent.offline";
        }
        if (centre.plan == null) {
            return "queue.unknown";
        }
        Queue queue = engine.work(centre).placement.itsQueue(contact);
        give(centre, contact, queue, command.agent(), to, command.note());
        return null;
    }

    private void give(NaiveCentre centre, NaiveContact contact, Queue queue, String by, NaiveAgent to, String note) {
        NaiveWork work = engine.work(centre);
        boolean byManager = contact.is(QUEUED, OFFERED);
        work.withdraw(contact, "transferred");
        long until = byManager ? NaiveContact.NEVER : engine.now + MINUTE;
        work.placement.transfer(contact, queue, by, to == null ? null : to.id(), until, note);
        if (byManager && to != null) {
            work.handOver(contact, to);
        }
        work.settle(contact);
    }

    private String escalate(EscalateContact command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveContact contact = centre.contacts.get(command.contact());
        if (contact != null && !contact.is(QUEUED, OFFERED, ASSIGNED)) {
            return "contact.state";
        }
        String refusal = notAllowed(centre, contact, command.agent());
        if (refusal != null) {
            return refusal;
        }
        Queue queue = centre.queue(contact.queue);
        if (queue == null) {
            return "queue.unknown";
        }
        int reached = contact.raisedTo == null ? -1 : contact.raisedTo.ordinal();
        if (contact.is(ASSIGNED)) {
            reached = Math.max(reached, centre.teams.highestRungOf(command.agent(), queue.team()));
        }
        Rung next = centre.teams.rungFrom(queue.team(), reached + 1, centre::isSignedIn);
        if (next == null) {
            return "escalation.exhausted";
        }
        engine.work(centre).withdraw(contact, "escalated");
        engine.work(centre).placement.raise(contact, next, command.agent(), command.reason());
        engine.work(centre).settle(contact);
        return null;
    }

    private String prioritise(PrioritiseContact command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveContact contact = centre.contacts.get(command.contact());
        if (contact == null || !centre.teams.isManager(command.agent())) {
            return contact == null ? "contact.unknown" : "agent.no-manager";
        }
        if (!centre.waits(contact)) {
            return "contact.state";
        }
        if (command.headStart().toMillis() != contact.headStart) {
            engine.work(centre)
                    .placement
                    .prioritise(contact, command.headStart().toMillis(), command.agent());
            engine.work(centre).settle(contact);
        }
        return null;
    }

    private String merge(MergeContacts command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveWork work = engine.work(centre);
        NaiveContact contact = centre.contacts.get(command.contact());
        NaiveContact into = centre.contacts.get(command.into());
        if (contact == null || into == null) {
            return "contact.unknown";
        }
        if (!centre.teams.isManager(command.agent())) {
            return "agent.no-manager";
        }
        String customer = contact.opened.customer().customer();
        if (contact == into || !customer.equals(into.opened.customer().customer())) {
            return "merge.other-customer";
        }
        if (!contact.is(QUEUED, OFFERED, PARKED)) {
            return "contact.state";
        }
        work.withdraw(contact, "merged");
        boolean waited = contact.is(QUEUED);
        work.end(contact, CLOSED, new ContactMerged(centre.id, contact.id(), into.id(), command.agent()));
        if (waited && into.is(PARKED)) {
            work.placement.reopen(into);
        }
        if (waited && centre.waits(into) && contact.order() < into.order()) {
            work.placement.prioritise(into, into.headStart + into.order() - contact.order(), command.agent());
        }
        work.settle(into);
        return null;
    }

    // Everything else.

    private static List<NaiveContact> unattended(NaiveCentre centre) {
        return centre.contacts.values().stream()
                .filter(contact -> contact.is(QUEUED))
                .sorted(NaiveContact::byOrder)
                .toList();
    }

    private String setCrisis(SetCrisis command) {
        NaiveCentre centre = engine.centre(command.workspace());
        if (!centre.teams.isManager(command.agent())) {
            return "agent.no-manager";
        }
        if (command.on() != centre.crisisSince > 0) {
            String message = command.on() ? centre.crisis().message() : null;
            engine.emit(new CrisisChanged(centre.id, command.on(), command.agent(), message));
            centre.crisisSince = command.on() ? engine.now : 0;
            centre.crisisMessage = message;
            centre.contacts.values().forEach(contact -> contact.told = false);
            centre.changed();
            engine.work(centre).settle(unattended(centre));
        }
        return null;
    }

    private String setPresence(SetPresence command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveAgent agent = centre.agents.get(command.agent());
        if (agent == null) {
            return "agent.unknown";
        }
        if (agent.presence != command.presence() || !Objects.equals(agent.reason, command.reason())) {
            NaiveWork work = engine.work(centre);
            work.settle(work.changePresence(agent, command.presence(), command.reason()));
        }
        return null;
    }

    private String putAgent(PutAgent command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveAgent known = centre.agents.get(command.profile().agent());
        if (known != null && known.profile.equals(command.profile())) {
            return null;
        }
        engine.emit(new AgentChanged(centre.id, command.profile()));
        if (known == null) {
            centre.agents.put(command.profile().agent(), new NaiveAgent(command.profile(), engine.now));
        } else {
            known.profile = command.profile();
        }
        centre.agents.get(command.profile().agent()).changed = true;
        engine.work(centre).settle();
        return null;
    }

    private String removeAgent(RemoveAgent command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveAgent agent = centre.agents.get(command.agent());
        if (agent == null) {
            return "agent.unknown";
        }
        if (agent.isSignedIn()) {
            NaiveWork work = engine.work(centre);
            work.settle(work.changePresence(agent, Presence.OFFLINE, "removed"));
        }
        engine.emit(new AgentRemoved(centre.id, agent.id()));
        centre.agents.remove(agent.id());
        return null;
    }

    private String putTeams(PutTeams command) {
        NaiveCentre centre = engine.centre(command.workspace());
        NaiveTeams teams = new NaiveTeams(command.teams());
        if (teams.hasDuplicate() || teams.hasLoop()) {
            return teams.hasDuplicate() ? "teams.duplicate" : "teams.loop";
        }
        if (!teams.equals(centre.teams)) {
            engine.emit(new TeamsChanged(centre.id, command.teams()));
            centre.teams = teams;
            centre.changed();
            engine.work(centre).settle(unattended(centre));
        }
        return null;
    }

    private String publish(PublishPlan command) {
        NaiveCentre centre = engine.centre(command.workspace());
        RoutingPlan plan = command.plan();
        if (plan.equals(centre.plan)) {
            return null;
        }
        if (centre.plan != null && plan.version() <= centre.plan.version()) {
            return "plan.stale";
        }
        List<String> needed = new ArrayList<>(List.of(plan.fallbackQueue()));
        plan.rules().forEach(rule -> needed.add(rule.queue()));
        needed.removeIf(
                queue -> plan.queues().stream().anyMatch(some -> some.queue().equals(queue)));
        if (!needed.isEmpty()) {
            return "plan.invalid";
        }
        engine.emit(new PlanPublished(centre.id, plan));
        centre.plan = plan;
        centre.rules = engine.compiler.compile(plan.rules());
        centre.changed();
        unattended(centre).forEach(engine.work(centre).placement::adapt);
        engine.work(centre).settle(unattended(centre));
        return null;
    }
}
