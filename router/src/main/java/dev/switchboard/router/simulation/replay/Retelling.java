package dev.switchboard.router.simulation.replay;

import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.PutTeams;
import dev.switchboard.events.RoutingCommand.RequestService;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.*;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.Team;
import dev.switchboard.router.engine.Engine;
import dev.switchboard.router.engine.RuleCompiler;
import dev.switchboard.router.simulation.replay.PastContact.Outcome;
import dev.switchboard.router.simulation.scenario.Scenario;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through the log once and notes who came and what became of them. One for each log. */
final class Retelling {

    private final String workspace;
    private final Instant from;
    private final Instant to;
    private final Engine engine;
    private final PastAgents agents;
    private final Map<String, PastContact> contacts = new LinkedHashMap<>();
    private final List<Scenario.Change> changes = new ArrayList<>();
    private List<Team> teams = List.of();
    private @Nullable RoutingPlan plan;
    private long now;

    Retelling(String workspace, Instant from, Instant to, RuleCompiler rules) {
        this.workspace = workspace;
        this.from = from;
        this.to = to;
        engine = new Engine(rules);
        agents = new PastAgents(from, to);
    }

    PastDay tell(List<LoggedCommand> commands) {
        for (LoggedCommand logged : commands) {
            if (!logged.at().isBefore(to)) {
                break;
            }
            now = logged.at().toEpochMilli();
            for (RoutingEvent event : engine.decide(logged.command(), logged.at())) {
                if (event.workspace().equals(workspace)) {
                    follow(event, logged);
                }
            }
            if (logged.command() instanceof RoutingCommand.SetPresence presence
                    && presence.workspace().equals(workspace)) {
                agents.said(presence, logged.at());
            }
        }
        now = to.toEpochMilli();
        contacts.values().forEach(contact -> contact.book(now));
        contacts.values().stream()
                .filter(contact -> contact.outcome == Outcome.WAITING)
                .forEach(contact -> contact.waitEndedAt = now);
        List<PastContact> within = contacts.values().stream()
                .filter(contact -> contact.arrivedAt >= from.toEpochMilli())
                .toList();
        changes.addAll(agents.changes());
        changes.sort(Comparator.comparing(Scenario.Change::at));
        Scenario scenario = new PastScenario(from, to, within).of(teams, agents.groups(), changes);
        return new PastDay(within, agents.occupancy(), plan, scenario);
    }

    private void follow(RoutingEvent event, LoggedCommand logged) {
        switch (event) {
            case TeamsChanged change -> changed(change, logged.at());
            case PlanPublished published -> plan = plan == null || logged.at().isBefore(from) ? published.plan() : plan;
            case AgentChanged change -> agents.put(change.profile(), logged.at());
            case PresenceChanged change -> agents.changed(change, now);
            case RoutingEvent.OfContact ofContact -> follow(ofContact, logged.command());
            default -> {}
        }
    }

    private void changed(TeamsChanged change, Instant at) {
        if (at.isBefore(from) || teams.isEmpty()) {
            teams = change.teams();
        } else {
            changes.add(new Scenario.Change(at, new PutTeams(Scenario.WORKSPACE, change.teams())));
        }
    }

    private void follow(RoutingEvent.OfContact event, RoutingCommand command) {
        if (event instanceof ContactOpened && command instanceof RequestService request) {
            contacts.put(event.contact(), new PastContact(request, Instant.ofEpochMilli(now)));
        }
        PastContact contact = contacts.get(event.contact());
        if (contact != null) {
            follow(contact, event);
        }
    }

    /** The router may come to tell more than is needed here. */
    private void follow(PastContact contact, RoutingEvent.OfContact event) {
        switch (event) {
            case ContactQueued queued -> {
                contact.queue = contact.queue == null ? queued.queue() : contact.queue;
                release(contact);
            }
            case ContactOffered offered -> {
                contact.offeredAt = now;
                take(contact, offered.agent());
            }
            case ContactAssigned assigned -> {
                contact.endsWait(Outcome.ANSWERED, now);
                contact.since = now;
                take(contact, assigned.agent());
                agents.answered(assigned.agent(), now - contact.offeredAt);
            }
            case ContactWrapping _ -> {
                contact.book(now);
                contact.wrapping = true;
            }
            case EscalationStepFired _ -> contact.steps++;
            case ContactAbandoned _ -> {
                contact.endsWait(Outcome.ABANDONED, now);
                release(contact);
                forgetIfEarlier(contact);
            }
            case ContactClosed _ -> {
                contact.endsWait(Outcome.TURNED_AWAY, now);
                contact.finished = true;
                release(contact);
                forgetIfEarlier(contact);
            }
            case ContactParked _ -> release(contact);
            case OfferDeclined declined -> release(contact, declined.agent());
            case OfferMissed missed -> release(contact, missed.agent());
            case OfferWithdrawn withdrawn -> release(contact, withdrawn.agent());
            default -> {}
        }
    }

    /** Those who came before the time asked for matter as long as they are in somebody's hands. */
    private void forgetIfEarlier(PastContact contact) {
        if (contact.arrivedAt < from.toEpochMilli()) {
            contacts.remove(contact.request.contact());
        }
    }

    /** Some get a contact without having been offered it. */
    private void take(PastContact contact, String agent) {
        if (contact.asked.add(agent)) {
            agents.took(agent, now);
        }
    }

    private void release(PastContact contact, String agent) {
        if (contact.asked.remove(agent)) {
            agents.gaveBack(agent, now);
        }
    }

    private void release(PastContact contact) {
        contact.leaves(now);
        contact.asked.forEach(agent -> agents.gaveBack(agent, now));
        contact.asked.clear();
    }
}
