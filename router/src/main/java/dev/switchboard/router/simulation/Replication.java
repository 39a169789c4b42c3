package dev.switchboard.router.simulation;

import dev.switchboard.events.RoutingCommand.PublishPlan;
import dev.switchboard.events.RoutingCommand.PutTeams;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.Team;
import dev.switchboard.router.simulation.scenario.AgentGroup;
import dev.switchboard.router.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One run of a scenario under a plan: the same plan, scenario and dice always come to the same. Not thread-safe. */
final class Replication {

    /** A contact takes five decisions or so; one that nobody answers takes many. */
    private static final long MOST_DECISIONS_PER_CONTACT = 50;

    private final RoutingPlan plan;
    private final Scenario scenario;
    private final Dice dice;
    private final Routing routing;
    private final Tallies tallies;
    private final Customers customers;
    private final Floor floor;
    private final Service service;

    Replication(RoutingPlan plan, Scenario scenario, KindRules rules, Dice dice, long mostContacts) {
        this.plan = plan;
        this.scenario = scenario;
        this.dice = dice;
        routing = new Routing(rules, scenario.startMillis(), mostDecisions(mostContacts), this::follow);
        tallies = new Tallies(plan, rules, scenario.thresholds());
        customers = new Customers(routing, tallies, scenario, mostContacts);
        floor = new Floor(routing, dice, scenario);
        service = new Service(routing, customers);
    }

    private static long mostDecisions(long mostContacts) {
        boolean unbounded = mostContacts > Long.MAX_VALUE / MOST_DECISIONS_PER_CONTACT;
        return unbounded ? Long.MAX_VALUE : mostContacts * MOST_DECISIONS_PER_CONTACT;
    }

    void run() {
        long start = scenario.startMillis();
        routing.send(new PutTeams(Scenario.WORKSPACE, teams()));
        routing.send(new PublishPlan(Scenario.WORKSPACE, plan));
        floor.open(scenario);
        scenario.changes()
                .forEach(change -> routing.at(change.at().toEpochMilli(), () -> routing.send(change.command())));
        customers.expect(scenario.arrivals(), dice, start);
        routing.run(start + scenario.horizon().plus(scenario.drain()).toMillis());
    }

    /** Teams that are only named stand alone. */
    private List<Team> teams() {
        List<Team> teams = new ArrayList<>(scenario.teams());
        Set<String> known = teams.stream().map(Team::team).collect(Collectors.toSet());
        Set<String> named = new TreeSet<>();
        plan.queues().forEach(queue -> named.add(queue.team()));
        scenario.agents().stream().map(AgentGroup::team).forEach(team -> {
            if (team != null) {
                named.add(team);
            }
        });
        named.removeAll(known);
        named.forEach(team -> teams.add(new Team(team, team, null, null)));
        return teams;
    }

    /** What the simulated people take note of. The engine tells more than that, and may come to tell more still. */
    private void follow(RoutingEvent event) {
        if (event instanceof RoutingEvent.PresenceChanged change) {
            floor.changed(change);
        } else if (event instanceof RoutingEvent.OfContact ofContact) {
            SimulatedContact contact = customers.contact(ofContact.contact());
            if (contact != null) {
                follow(contact, ofContact);
            }
        }
    }

    private void follow(SimulatedContact contact, RoutingEvent.OfContact event) {
        switch (event) {
            case RoutingEvent.ContactOffered offer -> floor.offered(contact, offer);
            case RoutingEvent.ContactAssigned assigned -> {
                floor.assigned(contact, assigned.agent());
                customers.answered(contact);
                service.begin(contact);
            }
            case RoutingEvent.OfferDeclined declined -> floor.released(contact, declined.agent());
            case RoutingEvent.OfferMissed missed -> floor.released(contact, missed.agent());
            case RoutingEvent.OfferWithdrawn withdrawn -> floor.released(contact, withdrawn.agent());
            case RoutingEvent.ContactQueued _ -> {
                service.interrupt(contact);
                floor.released(contact);
            }
            case RoutingEvent.EscalationStepFired _ -> {
                boolean first = !contact.escalated;
                contact.escalated = true;
                Tally.each(contact, tally -> tally.step(first));
            }
            case RoutingEvent.ContactDiverted _ -> Tally.each(contact, Tally::diverted);
            case RoutingEvent.CallbackPlanned _ -> customers.isOffTheLine(contact);
            case RoutingEvent.ContactAbandoned _ -> {
                floor.released(contact);
                customers.abandoned(contact);
            }
            case RoutingEvent.ContactClosed _ -> {
                service.interrupt(contact);
                floor.released(contact);
                customers.closed(contact);
            }
            default -> {}
        }
    }

    long contacts() {
        return customers.arrived();
    }

    /** Everything that is known of it, by scope and key. */
    Map<Scope, Map<String, Double>> figures() {
        Map<Scope, Map<String, Double>> figures = new TreeMap<>();
        tallies.byScope().forEach((scope, tally) -> figures.put(scope, Metric.of(tally)));
        floor.occupancy()
                .forEach((group, share) ->
                        figures.put(new Scope(Scope.Of.GROUP, group), Map.of(Metric.OCCUPANCY, share)));
        return figures;
    }
}
