package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.QUEUED;

import dev.switchboard.events.CentrePolicy;
import dev.switchboard.events.Channel;
import dev.switchboard.events.OpeningHours;
import dev.switchboard.events.Presence;
import dev.switchboard.events.QueuePolicy.AgentOrder;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Queue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** One contact centre of the naive engine, and every question of who may get what and who goes first: all answered by looking at everybody. */
@NullUnmarked
final class NaiveCentre {

    private static final Map<Channel, Integer> USUAL_PLACES =
            Map.of(Channel.PHONE, 1, Channel.CHAT, 3, Channel.EMAIL, 5, Channel.SOCIAL, 3);

    final String id;
    final Map<String, NaiveContact> contacts = new TreeMap<>();
    final Map<String, NaiveContact> newest = new HashMap<>();
    final Map<String, NaiveAgent> agents = new TreeMap<>();
    final List<Long> arrivals = new ArrayList<>();
    NaiveTeams teams = new NaiveTeams(List.of());
    RoutingPlan plan;
    CompiledRules rules;
    long crisisSince;
    String crisisMessage;
    long crisisProposed;
    /** Circles by what they follow from; only to be quicker. */
    private final Map<List<Object>, NaiveCircle> circles = new HashMap<>();

    NaiveCentre(String id) {
        this.id = id;
    }

    /** Plan, teams or crisis have changed. */
    void changed() {
        circles.clear();
    }

    Queue queue(String queue) {
        return plan == null
                ? null
                : plan.queues().stream()
                        .filter(some -> some.queue().equals(queue))
                        .findFirst()
                        .orElse(null);
    }

    /** The newest contact of a conversation, while it is open. */
    NaiveContact newestOf(String conversation) {
        NaiveContact contact = newest.get(conversation);
        return contact != null && contacts.get(contact.id()) == contact ? contact : null;
    }

    OpeningHours hours(Queue queue) {
        return plan.centre().hours().stream()
                .filter(hours -> hours.hours().equals(queue.policy().limits().hours()))
                .findFirst()
                .orElse(null);
    }

    boolean isOpen(Queue queue, long now) {
        OpeningHours hours = hours(queue);
        return hours == null || hours.isOpen(Instant.ofEpochMilli(now));
    }

    boolean isSignedIn(String agent) {
        return agents.containsKey(agent) && agents.get(agent).isSignedIn();
    }

    boolean tellsOfCrisis() {
        return crisisSince > 0 && crisisMessage != null;
    }

    CentrePolicy.Crisis crisis() {
        return plan == null ? CentrePolicy.Crisis.USUAL : plan.centre().crisis();
    }

    boolean waits(NaiveContact contact) {
        return contact.state == QUEUED && contact.heldUntil == 0 && queue(contact.queue) != null;
    }

    List<NaiveContact> waiting() {
        return contacts.values().stream()
                .filter(this::waits)
                .sorted(NaiveContact::byOrder)
                .toList();
    }

    /** Waiting in the queue, for nobody alone. */
    List<NaiveContact> waitingIn(Queue queue) {
        return waiting().stream()
                .filter(contact -> contact.queue.equals(queue.queue()) && contact.forAgent == null)
                .toList();
    }

    NaiveCircle circle(NaiveContact contact, int steps) {
        List<Object> key = List.of(
                contact.queue,
                Optional.ofNullable(contact.raisedTo),
                Optional.ofNullable(contact.demand),
                Optional.ofNullable(language(contact)),
                steps);
        return circles.computeIfAbsent(
                key,
                some -> NaiveCircle.of(
                        this, queue(contact.queue), contact.raisedTo, contact.demand, language(contact), steps));
    }

    private String language(NaiveContact contact) {
        CentrePolicy.Languages languages = plan.centre().languages();
        String language = languages == null ? null : contact.opened.attributes().get(languages.attribute());
        return language == null ? null : languages.skills().get(language);
    }

    /** The next step that changes anything, −1 if none does. */
    int nextStep(NaiveContact contact) {
        for (int step = contact.steps; step < queue(contact.queue).steps().size(); step++) {
            if (!circle(contact, step).equals(circle(contact, step + 1))) {
                return step;
            }
        }
        return -1;
    }

    // Who is free.

    List<NaiveContact> inHand(NaiveAgent agent) {
        return contacts.values().stream()
                .filter(contact -> contact.isInHandOf(agent.id()))
                .sorted(NaiveContact::byOrder)
                .toList();
    }

    boolean hasRoom(NaiveAgent agent, Channel channel) {
        List<NaiveContact> inHand = inHand(agent);
        long load = inHand.stream().filter(held -> held.channel() == channel).count();
        Integer own = agent.profile.capacity().get(channel);
        Integer planned = plan == null ? null : plan.capacity().get(channel);
        int places = own != null ? own : planned != null ? planned : USUAL_PLACES.get(channel);
        CentrePolicy.Weights weights = plan == null ? null : plan.centre().weights();
        return load < places
                && (weights == null || carried(agent) + weights.channels().getOrDefault(channel, 0) <= weights.limit());
    }

    private int carried(NaiveAgent agent) {
        Map<Channel, Integer> weights = plan.centre().weights().channels();
        return inHand(agent).stream()
                .mapToInt(held -> weights.getOrDefault(held.channel(), 0))
                .sum();
    }

    boolean isFree(NaiveAgent agent, Channel channel) {
        return agent.presence == Presence.READY
                && hasRoom(agent, channel)
                && inHand(agent).stream()
                        .allMatch(held -> interrupts(held.channel()).contains(channel));
    }

    private Set<Channel> interrupts(Channel busy) {
        Set<Channel> usual = RoutingPlan.DEFAULT_INTERRUPTS.get(busy);
        return plan == null ? usual : plan.interrupts().getOrDefault(busy, usual);
    }

    boolean mayBeOffered(NaiveContact contact, NaiveAgent agent, long now) {
        return waits(contact) && isFree(agent, contact.channel()) && isMeantFor(contact, agent, now);
    }

    private boolean isMeantFor(NaiveContact contact, NaiveAgent agent, long now) {
        if (contact.forAgent != null) {
            return contact.forAgent.equals(agent.id());
        }
        return contact.cooling.getOrDefault(agent.id(), 0L) <= now
                && circle(contact, contact.steps).admits(agent.profile, teams);
    }

    // Who goes first.

    /** The pair that goes first: the oldest contact that may go to anybody, its best agent, and what goes first for that agent. */
    Optional<Match> firstMatch(long now) {
        List<NaiveAgent> free = agents.values().stream()
                .filter(agent -> Stream.of(Channel.values()).anyMatch(channel -> isFree(agent, channel)))
                .toList();
        for (NaiveContact contact : waiting()) {
            List<NaiveAgent> able = free.stream()
                    .filter(agent -> mayBeOffered(contact, agent, now))
                    .toList();
            Optional<NaiveAgent> best = best(contact, able, now);
            if (best.isPresent() && (!contact.sleeps(now) || able.stream().anyMatch(agent -> agent.changed))) {
                NaiveAgent agent = best.get();
                NaiveContact first = waiting().stream()
                        .filter(some -> mayBeOffered(some, agent, now))
                        .min(precedence(agent, now))
                        .orElseThrow();
                return Optional.of(new Match(first, agent));
            }
        }
        return Optional.empty();
    }

    record Match(NaiveContact contact, NaiveAgent agent) {}

    Optional<NaiveAgent> best(NaiveContact contact, Collection<NaiveAgent> among, long now) {
        return among.stream().filter(agent -> mayBeOffered(contact, agent, now)).min(preference(contact));
    }

    private Comparator<NaiveContact> precedence(NaiveAgent agent, long now) {
        Set<String> first = crisisSince > 0 ? plan.centre().crisis().first() : Set.of();
        return Comparator.<NaiveContact>comparingInt(contact -> first.contains(contact.queue) ? 0 : 1)
                .thenComparing(contact -> agent.placeOf(contact.queue))
                .thenComparing(contact ->
                        -(now - contact.order()) * queue(contact.queue).policy().weight())
                .thenComparing(contact -> contact.ticket);
    }

    private Comparator<NaiveAgent> preference(NaiveContact contact) {
        Comparator<NaiveAgent> order = (a, b) -> 0;
        for (AgentOrder criterion : queue(contact.queue).policy().order()) {
            order = order.thenComparing(agent -> figure(criterion, agent, contact));
        }
        return order.thenComparing(agent -> agent.idleSince).thenComparing(NaiveAgent::id);
    }

    private long figure(AgentOrder criterion, NaiveAgent agent, NaiveContact contact) {
        return switch (criterion) {
            case LONGEST_IDLE -> agent.idleSince;
            case ROUND_ROBIN -> agent.lastOffered;
            case LEAST_LOADED -> plan.centre().weights() == null ? inHand(agent).size() : carried(agent);
            case HIGHEST_LEVEL -> -circle(contact, contact.steps).levelOf(agent.profile);
            case LOWEST_LEVEL -> circle(contact, contact.steps).levelOf(agent.profile);
            case LEAST_VERSATILE -> agent.profile.skills().size();
        };
    }

    // How things go.

    /** Contacts that came in the present minute of the clock, or in the last full one if that were more. */
    int arrivalRate(long now) {
        long minute = now / 60_000;
        long present = arrivals.stream().filter(at -> at / 60_000 == minute).count();
        long before = arrivals.stream().filter(at -> at / 60_000 == minute - 1).count();
        return (int) Math.max(present, before);
    }

    /** How long whoever goes first has waited, of those who wait in the queue for the same people on the same channel. */
    long longestWait(Queue queue, long now) {
        Map<List<Object>, NaiveContact> firsts = new HashMap<>();
        waitingIn(queue)
                .forEach(contact ->
                        firsts.putIfAbsent(List.of(contact.channel(), circle(contact, contact.steps)), contact));
        return firsts.values().stream()
                .mapToLong(contact -> now - contact.arrival)
                .max()
                .orElse(0);
    }
}
