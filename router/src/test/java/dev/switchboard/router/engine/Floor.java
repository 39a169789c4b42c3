package dev.switchboard.router.engine;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.*;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.ContactOffered;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Queue;
import dev.switchboard.events.RoutingPlan.Rule;
import dev.switchboard.events.RoutingPlan.Rung;
import dev.switchboard.events.RoutingPlan.Step;
import dev.switchboard.events.RoutingPlan.Widening;
import dev.switchboard.events.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A contact centre of any size at work, for the benchmarks: a queue for each skill, with a head start, a service level and three steps of
 * escalation; one offer in twenty is declined, and work ends with a wrap-up. Either half of the agents are busy and nobody waits,
 * or all of them are and others wait. Time passes by a millisecond with each contact, so steps and limits are set for all who wait,
 * and few come due.
 */
final class Floor {

    static final String WS = "main";
    private static final Customer CUSTOMER = new Customer("customer", "c@example.org", null);

    final int agents;
    final int skills;
    private final boolean alike;
    private final Random random = new Random(42);
    private final List<Map<String, String>> topics = new ArrayList<>();
    private final Map<String, Rule> rules = new HashMap<>();
    private final ArrayDeque<RequestService> coming = new ArrayDeque<>();
    private final ArrayDeque<ContactOffered> offered = new ArrayDeque<>();
    private final List<Held> inHand = new ArrayList<>();
    private final Engine engine =
            new Engine(list -> contact -> rules.get(contact.attributes().get("topic")));
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private long contacts;
    private long decisions;

    /** @param alike as few different profiles as there are skills; or else each agent's own skills and levels */
    Floor(int agents, int skills, boolean alike) {
        this.agents = agents;
        this.skills = skills;
        this.alike = alike;
        for (int skill = 0; skill < skills; skill++) {
            topics.add(Map.of("topic", skill(skill)));
            rules.put(skill(skill), new Rule(skill(skill), "topic", skill(skill), Duration.ofSeconds(skill % 4 * 30L)));
        }
    }

    /** Everybody is there, and free. */
    Floor open() {
        decide(new PutTeams(
                WS,
                List.of(
                        new Team("house", "House", null, "vice-president"),
                        new Team("all", "All", "house", "manager"),
                        new Team("others", "Others", "house", null))));
        decide(new PublishPlan(WS, plan()));
        for (int agent = 0; agent < agents; agent++) {
            decide(new PutAgent(WS, profile(agent)));
        }
        for (int agent = 0; agent < agents; agent++) {
            now = now.plusMillis(1);
            decide(new SetPresence(WS, id("agent-", agent), Presence.READY, null));
        }
        return this;
    }

    private RoutingPlan plan() {
        List<Queue> queues = topics.stream()
                .map(topic -> queue(topic.getOrDefault("topic", "")))
                .toList();
        return new RoutingPlan(
                1,
                queues,
                List.copyOf(rules.values()),
                skill(0),
                Map.of(),
                RoutingPlan.DEFAULT_INTERRUPTS,
                3,
                Duration.ofSeconds(30));
    }

    private static Queue queue(String skill) {
        return new Queue(
                skill,
                skill,
                "all",
                Map.of(skill, 3),
                Duration.ofSeconds(10),
                Duration.ofHours(10),
                Duration.ofDays(1),
                Duration.ofDays(1),
                List.of(
                        new Step(Duration.ofHours(11), new Widening.LowerLevel(2)),
                        new Step(Duration.ofHours(12), new Widening.AddTeam("others")),
                        new Step(Duration.ofHours(13), new Widening.Raise(Rung.MANAGER))));
    }

    /** As ids are in real life: nothing in them tells of their order. */
    private static String id(String kind, long number) {
        return kind + HexFormat.of().toHexDigits(number * 0x9E3779B97F4A7C15L);
    }

    private static String skill(int skill) {
        return "skill-" + skill;
    }

    /** Four skills; the levels of one in nine are below what the queues ask. */
    AgentProfile profile(int agent) {
        Map<String, Integer> own = new TreeMap<>();
        for (int n = 0; own.size() < 4; n++) {
            int skill = alike ? (agent + n * (skills / 4 + 1)) % skills : random.nextInt(skills);
            own.put(skill(skill), alike ? 5 : 2 + random.nextInt(9));
        }
        return new AgentProfile(id("agent-", agent), "Agent", "all", own, Map.of(Channel.CHAT, 1));
    }

    /** Nobody waits, and half of the agents have a contact. */
    void halfBusy() {
        while (inHand.size() < agents / 2) {
            arrive();
            acceptOffers();
        }
    }

    /** Everybody has a contact, as far as skills go, and so many wait. */
    void fullHouse(int waiting) {
        int served = inHand.size() + waitingNow();
        while (served < agents + waiting || waitingNow() < waiting) {
            arrive();
            acceptOffers();
            served++;
        }
    }

    int waitingNow() {
        return engine.queues(WS).stream().mapToInt(QueueView::waiting).sum();
    }

    /** One comes, one goes: a request; whatever is offered is accepted or declined; a contact is completed and wrapped up. */
    void turn() {
        arrive();
        acceptOffers();
        leave();
        acceptOffers();
    }

    private void arrive() {
        now = now.plusMillis(1);
        RequestService next = coming.poll();
        decide(next == null ? request() : next);
    }

    /** Has requests ready for so many turns, so that these are all decisions. */
    void prepare(int turns) {
        while (coming.size() < turns) {
            coming.add(request());
        }
    }

    RequestService request() {
        long number = contacts++;
        return new RequestService(
                WS,
                id("v-", number),
                id("m-", number),
                id("c-", number),
                Channel.CHAT,
                CUSTOMER,
                null,
                null,
                "Hello",
                topics.get(random.nextInt(topics.size())),
                null);
    }

    private void acceptOffers() {
        for (ContactOffered offer = offered.poll(); offer != null; offer = offered.poll()) {
            if (random.nextInt(20) == 0) {
                decide(new DeclineOffer(WS, offer.contact(), offer.offer(), offer.agent(), "busy"));
            } else {
                decide(new AcceptOffer(WS, offer.contact(), offer.offer(), offer.agent()));
                inHand.add(held(offer));
            }
        }
    }

    private void leave() {
        if (inHand.isEmpty()) {
            return;
        }
        int place = random.nextInt(inHand.size());
        Held done = inHand.get(place);
        Held last = inHand.removeLast();
        if (last != done) {
            inHand.set(place, last);
        }
        decide(done.complete);
        decide(done.finish);
    }

    /** How a contact will end: the commands are there before, as the requests are. */
    private record Held(CompleteContact complete, FinishWrapUp finish) {}

    private static Held held(ContactOffered offer) {
        return new Held(
                new CompleteContact(WS, offer.contact(), offer.agent(), null),
                new FinishWrapUp(WS, offer.contact(), offer.agent(), "done"));
    }

    List<RoutingEvent> decide(RoutingCommand command) {
        watch.before();
        List<RoutingEvent> events = engine.decide(command, now);
        watch.after();
        decisions++;
        for (RoutingEvent event : events) {
            if (event instanceof ContactOffered offer) {
                offered.add(offer);
            } else if (event instanceof RoutingEvent.CommandRejected refused) {
                throw new IllegalStateException("refused: " + refused);
            }
        }
        return events;
    }

    long decisions() {
        return decisions;
    }

    Engine engine() {
        return engine;
    }

    /** Told of every decision. */
    interface Watch {
        default void before() {}

        default void after() {}
    }

    private Watch watch = new Watch() {};

    void watch(Watch watching) {
        watch = watching;
    }
}
