package dev.switchboard.router.engine;

import dev.switchboard.events.CentrePolicy;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.OpeningHours;
import dev.switchboard.events.RoutingPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One contact centre: its contacts and agents, the plan and teams in force, and what is derived from them for matching. */
final class Workspace {

    final String id;
    final Roll roll;
    final Timers timers;

    @Nullable
    RoutingPlan plan;

    @Nullable
    CompiledRules rules;

    TeamTree teams = new TeamTree(List.of());
    Capacity capacity = new Capacity(null);
    /** How many contacts stand in any line. */
    int waiting;
    /** Since when the crisis mode is on, 0 while it is off. */
    long crisisSince;
    /** What those who wait in the crisis are told. */
    @Nullable
    String crisisMessage;
    /** When the mode was last proposed, 0 for never. */
    long crisisProposed;

    final Arrivals arrivals = new Arrivals();
    /** What agents have alike. */
    final Commons commons = new Commons();
    /** How fast the queues move. */
    final Map<String, QueuePace> paces = new HashMap<>();

    private final Index<Contact> contacts = new Index<>(Contact::id);
    private final Index<Contact> byConversation = new Index<>(contact -> contact.opened.conversation());
    private final Index<Agent> agents = new Index<>(agent -> agent.id);
    final Circles circles = new Circles(agents, teams);
    /** In the plan's order. */
    private final List<QueueInForce> queues = new ArrayList<>();

    private Index<QueueInForce> queuesById = new Index<>(QueueInForce::id);

    Workspace(String id, Roll roll, Timers timers) {
        this.id = id;
        this.roll = roll;
        this.timers = timers;
    }

    @Nullable
    Contact contact(String contact) {
        return contacts.get(contact);
    }

    /** The newest contact of a conversation, while it is open. */
    @Nullable
    Contact contactOf(String conversation) {
        return byConversation.get(conversation);
    }

    /** In no order to be relied on. */
    Collection<Contact> contacts() {
        return contacts;
    }

    /** Those that stand in a line or are yet to be given a queue, who goes first in front. */
    List<Contact> unattended() {
        return contacts.stream()
                .filter(contact -> contact.state == ContactState.QUEUED)
                .sorted(Contact::byOrder)
                .toList();
    }

    @Nullable
    Agent agent(@Nullable String agent) {
        return agent == null ? null : agents.get(agent);
    }

    /** The agent will be asked for next. */
    void expect(Agent agent) {
        agents.expect(agent);
    }

    /** In no order to be relied on. */
    Collection<Agent> agents() {
        return agents;
    }

    boolean tellsOfCrisis() {
        return crisisSince > 0 && crisisMessage != null;
    }

    QueuePace pace(String queue) {
        return paces.computeIfAbsent(queue, some -> new QueuePace());
    }

    QueuePace pace(QueueInForce queue) {
        QueuePace pace = queue.pace;
        if (pace == null) {
            pace = pace(queue.id());
            queue.pace = pace;
        }
        return pace;
    }

    @Nullable
    QueueInForce queue(String queue) {
        return queuesById.get(queue);
    }

    /** In the plan's order. */
    List<QueueInForce> queues() {
        return queues;
    }

    boolean isEmpty() {
        return contacts.isEmpty()
                && agents.isEmpty()
                && plan == null
                && teams.teams.isEmpty()
                && arrivals.minute == 0
                && crisisSince == 0;
    }

    void open(Contact contact) {
        roll.enter(contact);
        contacts.put(contact);
        byConversation.put(contact);
    }

    /** Takes in a contact as a snapshot has it. */
    void restore(Contact contact, boolean newestOfConversation, long now) {
        roll.enter(contact);
        contacts.put(contact);
        if (newestOfConversation) {
            byConversation.put(contact);
        }
        if (contact.isInHand()) {
            hold(contact, contact.agent);
            contact.beside.forEach(other -> hold(contact, other));
        }
        enterLine(contact);
        timers.set(contact, now);
    }

    private void hold(Contact contact, @Nullable String agent) {
        Agent holder = agent(agent);
        if (holder != null) {
            holder.take(contact);
            changed(holder);
        }
    }

    void forget(Contact contact) {
        timers.clear(contact);
        contacts.remove(contact);
        byConversation.remove(contact);
        roll.leave(contact);
    }

    void put(Agent agent) {
        agents.put(agent);
        reseat(agent);
    }

    void remove(Agent agent) {
        agents.remove(agent);
        circles.dismiss(agent);
    }

    /** Skills, team or places of the agent may have changed. */
    void reseat(Agent agent) {
        capacity.measure(agent);
        agent.open = capacity.openFor(agent);
        circles.reseat(agent);
    }

    /** Work in hand, presence or idleness of the agent has changed. */
    void changed(Agent agent) {
        agent.open = capacity.openFor(agent);
        circles.move(agent);
    }

    void enforce(RoutingPlan published, CompiledRules compiled, long now) {
        plan = published;
        rules = compiled;
        capacity = new Capacity(published);
        rebuild(now);
    }

    void organise(TeamTree changed, long now) {
        teams = changed;
        rebuild(now);
    }

    /** @param since 0 to switch the crisis mode off */
    void turnCrisis(long since, @Nullable String message, long now) {
        crisisSince = since;
        crisisMessage = message;
        contacts.forEach(contact -> contact.told = false);
        rebuild(now);
    }

    private void rebuild(long now) {
        contacts.forEach(this::leaveLine);
        circles.reset(teams);
        queues.clear();
        queuesById = new Index<>(QueueInForce::id);
        if (plan != null) {
            open(plan);
        }
        agents.forEach(this::reseat);
        contacts.forEach(contact -> {
            enterLine(contact);
            timers.set(contact, now);
        });
    }

    private void open(RoutingPlan published) {
        CentrePolicy centre = published.centre();
        Map<String, RoutingPlan.Queue> byId = new HashMap<>();
        published.queues().forEach(queue -> byId.put(queue.queue(), queue));
        boolean crisis = crisisSince > 0;
        var rules = new Ladder.Rules(
                teams, byId, centre.languages(), crisis && centre.crisis().managers());
        for (RoutingPlan.Queue queue : published.queues()) {
            OpeningHours hours = centre.hours().stream()
                    .filter(some -> some.hours().equals(queue.policy().limits().hours()))
                    .findFirst()
                    .orElse(null);
            boolean first = crisis && centre.crisis().first().contains(queue.queue());
            QueueInForce inForce = new QueueInForce(queue, rules, circles, hours, first, capacity.isWeighed());
            queues.add(inForce);
            queuesById.put(inForce);
        }
    }

    /**
     * Looks up what the plan says of the contact's queue, and puts it where it has to wait; one without a known queue waits nowhere until it
     * is given one.
     */
    void enterLine(Contact contact) {
        QueueInForce queue = contact.queue == null ? null : queue(contact.queue);
        contact.queueInForce = queue;
        contact.ladder = queue == null || plan == null
                ? null
                : queue.ladder(Wish.of(contact, plan.centre().languages()));
        if (contact.state != ContactState.QUEUED || queue == null || contact.heldUntil > 0) {
            return;
        }
        Agent only = agent(contact.forAgent);
        if (only != null) {
            contact.line = only.lineOf(queue, contact);
            contact.line.add(contact);
        } else {
            Objects.requireNonNull(contact.ladder, "it has a queue")
                    .circle(contact.steps)
                    .join(contact, queue);
            queue.waiting++;
        }
        waiting++;
    }

    void leaveLine(Contact contact) {
        Line line = contact.line;
        if (line == null) {
            return;
        }
        if (contact.circle == null) {
            line.remove(contact.number);
        } else {
            contact.circle.leave(contact, line);
            line.queue.waiting--;
        }
        contact.line = null;
        contact.circle = null;
        waiting--;
    }
}
