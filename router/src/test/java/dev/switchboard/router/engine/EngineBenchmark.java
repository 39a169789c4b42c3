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
import dev.switchboard.events.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decisions per second on one thread over the whole life of a contact: request, accept, complete, finish. One queue for each skill; every
 * agent has four skills of own choice and level, so that hardly two are alike. Time passes by a millisecond for each contact.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EngineBenchmark {

    private static final String WS = "main";
    private static final Customer CUSTOMER = new Customer("c", "c@example.org", null);

    @Param({"1000x64", "10000x256"})
    public String size = "";

    /** Contacts in line for each queue all the time: 0 measures arrivals that find a free agent, others a full house. */
    @Param({"0", "20"})
    public int waitingPerQueue;

    private Engine engine = new Engine(rules -> contact -> null);
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private final Random random = new Random(42);
    private List<Map<String, String>> topics = List.of();
    private final List<ContactOffered> offered = new ArrayList<>();
    private long contacts;

    @Setup
    public void openTheCentre() {
        int agents = Integer.parseInt(size.split("x")[0]);
        int skills = Integer.parseInt(size.split("x")[1]);
        topics = new ArrayList<>();
        List<Queue> queues = new ArrayList<>();
        Map<String, Rule> rules = new HashMap<>();
        for (int skill = 0; skill < skills; skill++) {
            String name = "skill-" + skill;
            topics.add(Map.of("topic", name));
            queues.add(queue(name));
            rules.put(name, new Rule(name, "topic", name, null));
        }
        engine = new Engine(list -> contact -> rules.get(contact.attributes().get("topic")));
        decide(new PutTeams(WS, List.of(new Team("all", "All", null, null))));
        decide(new PublishPlan(
                WS,
                new RoutingPlan(
                        1,
                        queues,
                        List.copyOf(rules.values()),
                        "skill-0",
                        Map.of(),
                        RoutingPlan.DEFAULT_INTERRUPTS,
                        3,
                        Duration.ofSeconds(30))));
        for (int agent = 0; agent < agents; agent++) {
            decide(new PutAgent(WS, profile(agent, skills)));
        }
        if (waitingPerQueue > 0) {
            for (int i = 0; i < skills * waitingPerQueue; i++) {
                request(i % skills);
            }
        }
        for (int agent = 0; agent < agents; agent++) {
            now = now.plusMillis(1);
            decide(new SetPresence(WS, "agent-" + agent, Presence.READY, null));
        }
        while (waitingPerQueue > 0 && engine.queues(WS).stream().anyMatch(queue -> queue.waiting() < waitingPerQueue)) {
            engine.queues(WS).stream()
                    .filter(queue -> queue.waiting() < waitingPerQueue)
                    .forEach(queue -> request(topics.indexOf(Map.of("topic", queue.queue()))));
        }
    }

    private static Queue queue(String skill) {
        return new Queue(
                skill,
                skill,
                "all",
                Map.of(skill, 3),
                Duration.ZERO,
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ofDays(1),
                List.of());
    }

    private AgentProfile profile(int agent, int skills) {
        Map<String, Integer> own = new TreeMap<>();
        while (own.size() < 4) {
            own.put("skill-" + random.nextInt(skills), 3 + random.nextInt(7));
        }
        return new AgentProfile("agent-" + agent, "Agent", "all", own, Map.of(Channel.CHAT, 1));
    }

    /** A contact comes in, and one contact that is offered (the same, or what waited longest) is lived through. */
    @Benchmark
    @OperationsPerInvocation(4)
    public List<RoutingEvent> wholeLife() {
        now = now.plusMillis(1);
        request(random.nextInt(topics.size()));
        if (offered.isEmpty()) {
            throw new IllegalStateException("nobody was offered anything");
        }
        ContactOffered next = offered.removeLast();
        decide(new AcceptOffer(WS, next.contact(), next.offer(), next.agent()));
        decide(new CompleteContact(WS, next.contact(), next.agent(), null));
        return decide(new FinishWrapUp(WS, next.contact(), next.agent(), "done"));
    }

    private void request(int topic) {
        String id = "contact-" + contacts++;
        decide(new RequestService(
                WS, id, id, id, Channel.CHAT, CUSTOMER, null, null, "Hello", topics.get(topic), null));
    }

    private List<RoutingEvent> decide(RoutingCommand command) {
        List<RoutingEvent> events = engine.decide(command, now);
        for (RoutingEvent event : events) {
            if (event instanceof ContactOffered offer) {
                offered.add(offer);
            }
        }
        return events;
    }
}
