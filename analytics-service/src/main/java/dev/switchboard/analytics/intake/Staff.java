package dev.switchboard.analytics.intake;

import dev.switchboard.analytics.intake.AgentFact.Work;
import dev.switchboard.analytics.intake.AgentTables.Place;
import dev.switchboard.analytics.intake.AgentTables.Span;
import dev.switchboard.analytics.life.Crisis;
import dev.switchboard.analytics.life.Places;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.Wire;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The agents, plans and team trees that one batch needs, carried forward with it, and the agents' time at work. */
final class Staff implements Places {

    static final String PLAN = "plan";
    static final String TEAMS = "teams";
    static final String CRISIS = "crisis";

    private final Map<Map.Entry<String, String>, AgentFact> agents = new LinkedHashMap<>();
    private final Map<String, RoutingPlan> plans = new HashMap<>();
    private final Map<String, Crisis> crises = new HashMap<>();
    private final Map<Map.Entry<String, String>, Place> changedPlaces = new LinkedHashMap<>();
    private final Map<Map.Entry<String, String>, Instant> ends = new LinkedHashMap<>();
    private final Map<Map.Entry<String, String>, Span> running = new HashMap<>();
    private final List<Span> ended = new ArrayList<>();

    static Uni<Staff> load(
            AgentTables tables, Collection<String> workspaces, Collection<Map.Entry<String, String>> agents) {
        var staff = new Staff();
        return tables.places(workspaces)
                .invoke(places -> places.forEach(staff::remember))
                .chain(() -> tables.agents(agents))
                .invoke(known ->
                        known.forEach(agent -> staff.agents.put(Map.entry(agent.workspace, agent.agent), agent)))
                .replaceWith(staff);
    }

    private void remember(Place place) {
        if (place.kind().equals(PLAN)) {
            plans.put(place.workspace(), Json.read(place.body(), RoutingPlan.class));
        } else if (place.kind().equals(CRISIS)) {
            crises.put(place.workspace(), Json.read(place.body(), Crisis.class));
        }
    }

    @Override
    public Optional<RoutingPlan.Queue> queue(String workspace, String queue) {
        return Optional.ofNullable(plans.get(workspace))
                .flatMap(plan -> plan.queues().stream()
                        .filter(known -> known.queue().equals(queue))
                        .findFirst());
    }

    @Override
    public @Nullable String teamOf(String workspace, String agent) {
        var known = agents.get(Map.entry(workspace, agent));
        return known == null ? null : known.team;
    }

    /** What happens to agents, plans, teams and in a crisis. */
    void follow(RoutingEvent event, Instant at) {
        switch (event) {
            case RoutingEvent.PresenceChanged it ->
                change(it.workspace(), it.agent(), at, agent -> agent.present(it.presence(), it.reason(), at));
            case RoutingEvent.AgentChanged it ->
                change(it.workspace(), it.profile().agent(), at, agent -> agent.changed(it.profile()));
            case RoutingEvent.AgentRemoved it -> change(it.workspace(), it.agent(), at, agent -> agent.removed = true);
            case RoutingEvent.PlanPublished it -> {
                plans.put(it.workspace(), it.plan());
                place(it.workspace(), PLAN, it.plan());
            }
            case RoutingEvent.TeamsChanged it -> place(it.workspace(), TEAMS, it.teams());
            case RoutingEvent.CrisisChanged it ->
                declare(it.workspace(), new Crisis(it.on(), at, it.by(), it.message(), null));
            case RoutingEvent.CrisisProposed it ->
                declare(
                        it.workspace(),
                        crises.getOrDefault(it.workspace(), Crisis.NONE)
                                .proposed(new Crisis.Proposal(at, it.because(), it.value(), it.threshold())));
            default -> {
                // of a contact, or refused
            }
        }
    }

    /** A contact is with the agent now ({@code by} = 1), or no longer (-1). */
    void holds(String workspace, String agent, int by, Instant at) {
        change(workspace, agent, at, fact -> fact.contacts = Math.max(0, fact.contacts + by));
    }

    private void change(String workspace, String id, Instant at, Consumer<AgentFact> change) {
        var key = Map.entry(workspace, id);
        var agent = agents.computeIfAbsent(key, fresh -> AgentFact.unknown(workspace, id));
        var work = agent.work();
        var team = agent.team;
        change.accept(agent);
        if (agent.work() != work || (agent.work() != null && !java.util.Objects.equals(team, agent.team))) {
            turn(key, agent, at);
        }
    }

    private void turn(Map.Entry<String, String> key, AgentFact agent, Instant at) {
        ends.putIfAbsent(key, at);
        var ran = running.remove(key);
        if (ran != null && ran.from().isBefore(at)) {
            ended.add(new Span(ran.workspace(), ran.agent(), ran.team(), ran.busy(), ran.from(), at));
        }
        if (agent.work() != null) {
            var team = agent.team == null ? "" : agent.team;
            running.put(key, new Span(agent.workspace, agent.agent, team, agent.work() == Work.BUSY, at, null));
        }
    }

    private void declare(String workspace, Crisis crisis) {
        crises.put(workspace, crisis);
        place(workspace, CRISIS, crisis);
    }

    private void place(String workspace, String kind, Object body) {
        changedPlaces.put(
                Map.entry(workspace, kind),
                new Place(workspace, kind, new String(Wire.toBytes(body), StandardCharsets.UTF_8)));
    }

    Uni<Void> store(AgentTables tables) {
        var spans = new ArrayList<>(ended);
        spans.addAll(running.values());
        return tables.storeAgents(agents.values())
                .chain(() -> tables.endRunning(ends))
                .chain(() -> tables.storeSpans(spans))
                .chain(() -> tables.storePlaces(changedPlaces.values()));
    }
}
