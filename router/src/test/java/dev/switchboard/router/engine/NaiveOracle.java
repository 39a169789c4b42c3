package dev.switchboard.router.engine;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.*;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Rung;
import dev.switchboard.events.RoutingPlan.Widening;
import dev.switchboard.events.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may take what, asked the slow and readable way: every contact against every agent, by the published plan and teams alone. */
final class NaiveOracle {

    private final String workspace;
    private @Nullable RoutingPlan plan;
    private List<Team> teams = List.of();
    private final Set<String> contacts = new HashSet<>();
    private final Map<String, Instant> coolingUntil = new HashMap<>();

    NaiveOracle(String workspace) {
        this.workspace = workspace;
    }

    void heard(RoutingEvent event, Instant at) {
        if (!event.workspace().equals(workspace)) {
            return;
        }
        switch (event) {
            case ContactOpened e -> contacts.add(e.contact());
            case ContactClosed e -> contacts.remove(e.contact());
            case ContactAbandoned e -> contacts.remove(e.contact());
            case PlanPublished e -> plan = e.plan();
            case TeamsChanged e -> teams = e.teams();
            case OfferDeclined e -> cool(e.contact(), e.agent(), at);
            case OfferMissed e -> cool(e.contact(), e.agent(), at);
            case ContactQueued e -> {
                if (e.because() == dev.switchboard.events.QueuedBecause.TRANSFERRED && e.by() != null) {
                    cool(e.contact(), e.by(), at);
                }
            }
            default -> {}
        }
    }

    private void cool(String contact, String agent, Instant at) {
        Duration coolDown = plan == null ? Duration.ZERO : plan.declineCoolDown();
        coolingUntil.put(contact + "|" + agent, at.plus(coolDown));
    }

    /** Pairs of a waiting contact and a free agent who may take it; there should be none after a decision. */
    List<String> missedMatches(Engine engine, Instant at) {
        List<String> missed = new ArrayList<>();
        List<AgentView> agents = engine.agents(workspace);
        for (String id : contacts) {
            ContactView contact = engine.contact(workspace, id);
            if (contact == null || contact.state() != ContactState.QUEUED) {
                continue;
            }
            for (AgentView agent : agents) {
                if (mayTake(agent, contact, at)) {
                    missed.add(id + " waits although " + agent.profile().agent() + " may take it");
                }
            }
        }
        return missed;
    }

    /** Who should get a contact that has just arrived, by the state before it did. */
    Optional<String> best(Engine engine, String queue, Channel channel) {
        ContactView asked = new ContactView(
                "new", "v", channel, ContactState.QUEUED, queue, Instant.EPOCH, 0, null, null, null, 0, null);
        return engine.agents(workspace).stream()
                .filter(agent -> mayTake(agent, asked, Instant.EPOCH))
                .min(Comparator.<AgentView>comparingInt(
                                agent -> agent.contacts().size())
                        .thenComparing(AgentView::idleSince)
                        .thenComparing(agent -> agent.profile().agent()))
                .map(agent -> agent.profile().agent());
    }

    private boolean mayTake(AgentView agent, ContactView contact, Instant at) {
        String id = agent.profile().agent();
        if (!isFree(agent, contact.channel()) || plan == null) {
            return false;
        }
        if (contact.forAgent() != null) {
            return contact.forAgent().equals(id);
        }
        Instant end = coolingUntil.get(contact.contact() + "|" + id);
        return (end == null || !end.isAfter(at)) && isInCircle(agent, contact);
    }

    private boolean isFree(AgentView agent, Channel channel) {
        if (agent.presence() != Presence.READY
                || agent.load().getOrDefault(channel, 0) >= agent.capacity().getOrDefault(channel, 0)) {
            return false;
        }
        return agent.load().keySet().stream()
                .allMatch(busy -> plan != null
                        && plan.interrupts()
                                .getOrDefault(busy, RoutingPlan.DEFAULT_INTERRUPTS.getOrDefault(busy, Set.of()))
                                .contains(channel));
    }

    private boolean isInCircle(AgentView agent, ContactView contact) {
        RoutingPlan.Queue queue = plan == null
                ? null
                : plan.queues().stream()
                        .filter(some -> some.queue().equals(contact.queue()))
                        .findFirst()
                        .orElse(null);
        if (queue == null) {
            return false;
        }
        String id = agent.profile().agent();
        List<RoutingPlan.Step> steps = queue.steps()
                .subList(0, Math.min(contact.stepsFired(), queue.steps().size()));
        if (teams.stream().anyMatch(team -> id.equals(team.manager()))) {
            return isOnReachedRung(id, queue, steps, contact.raisedTo());
        }
        return contact.raisedTo() == null && isInTeams(agent, queue, steps) && isSkilled(agent, queue, steps);
    }

    private boolean isOnReachedRung(
            String agent, RoutingPlan.Queue queue, List<RoutingPlan.Step> steps, @Nullable Rung raisedTo) {
        int lowest = raisedTo == null ? 0 : raisedTo.ordinal();
        int highest = raisedTo == null ? -1 : lowest;
        for (RoutingPlan.Step step : steps) {
            if (step.widening() instanceof Widening.Raise raise) {
                int rung = raise.to().ordinal();
                while (rung < 3 && managerAt(queue.team(), rung) == null) {
                    rung++;
                }
                highest = rung < 3 ? Math.max(highest, rung) : highest;
            }
        }
        for (int rung = lowest; rung <= highest; rung++) {
            if (agent.equals(managerAt(queue.team(), rung))) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String managerAt(String team, int rung) {
        List<Team> above = ancestry(team);
        return rung < above.size() ? above.get(rung).manager() : null;
    }

    private List<Team> ancestry(@Nullable String team) {
        List<Team> above = new ArrayList<>();
        for (Team found = find(team); found != null; found = find(found.parent())) {
            above.add(found);
        }
        return above;
    }

    private @Nullable Team find(@Nullable String id) {
        return teams.stream().filter(team -> team.team().equals(id)).findFirst().orElse(null);
    }

    private boolean isInTeams(AgentView agent, RoutingPlan.Queue queue, List<RoutingPlan.Step> steps) {
        Set<String> roots = new HashSet<>(Set.of(queue.team()));
        steps.forEach(step -> {
            if (step.widening() instanceof Widening.AddTeam add) {
                roots.add(add.team());
            }
        });
        return ancestry(agent.profile().team()).stream().anyMatch(team -> roots.contains(team.team()));
    }

    private static boolean isSkilled(AgentView agent, RoutingPlan.Queue queue, List<RoutingPlan.Step> steps) {
        Map<String, Integer> asked = new HashMap<>(queue.skills());
        steps.forEach(step -> {
            switch (step.widening()) {
                case Widening.LowerLevel lower -> asked.replaceAll((skill, level) -> Math.max(1, level - lower.by()));
                case Widening.DropSkill drop -> asked.remove(drop.skill());
                case Widening.DropLanguage drop -> {}
                case Widening.AddQueue add -> {}
                case Widening.AnyAgent any -> {}
                case Widening.AddTeam add -> {}
                case Widening.Raise raise -> {}
            }
        });
        return asked.entrySet().stream()
                .allMatch(skill -> agent.profile().skills().getOrDefault(skill.getKey(), 0) >= skill.getValue());
    }
}
