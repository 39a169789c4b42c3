package dev.switchboard.router.engine;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ContactState;
import dev.switchboard.events.Customer;
import dev.switchboard.events.Origin;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.*;
import dev.switchboard.events.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What may happen in a contact centre, by a seed: sensible commands mostly, every kind of nonsense, and a post that delivers some of it
 * late, twice, or in another order.
 */
final class RandomDay {

    static final List<String> AGENTS =
            List.of("ava", "ben", "carla", "eva", "finn", "ines", "kim", "mona", "nils", "olga", "pia", "quentin");
    static final List<String> TEAMS = List.of("billing", "technical", "orders", "service", "company");
    static final List<String> TOPICS = List.of("billing", "technical", "orders", "none");
    private static final List<String> MANAGERS = List.of("mona", "nils", "olga", "pia", "quentin");
    private static final Channel[] CHANNELS = Channel.values();
    private static final Presence[] PRESENCES = {
        Presence.READY, Presence.READY, Presence.READY, Presence.NOT_READY, Presence.OFFLINE
    };

    final Random random;
    private final String workspace;
    /** How many agents this centre has: the fewer, the more contacts wait. */
    private final List<String> agents;

    private final List<String> contacts = new ArrayList<>();
    private final List<RoutingCommand> sent = new ArrayList<>();
    private final List<RoutingCommand> held = new ArrayList<>();
    private int plans = 1;
    private long position;

    RandomDay(String workspace, Random random) {
        this.workspace = workspace;
        this.random = random;
        int few = 2 + random.nextInt(AGENTS.size() - 2);
        agents = AGENTS.subList(random.nextInt(AGENTS.size() - few + 1), AGENTS.size()).stream()
                .limit(few)
                .toList();
    }

    /** Until the next command; hours or a day now and then. */
    Duration pause() {
        return switch (random.nextInt(100)) {
            case 0 -> Duration.ofMinutes(random.nextInt(1500));
            case 1, 2, 3 -> Duration.ofSeconds(random.nextInt(600));
            case 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 -> Duration.ofSeconds(random.nextInt(30));
            case 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34 -> Duration.ZERO;
            default -> Duration.ofMillis(random.nextInt(3000));
        };
    }

    /** What opens the day: teams, a plan, people. */
    List<RoutingCommand> opening() {
        List<RoutingCommand> opening = new ArrayList<>();
        opening.add(new PutTeams(workspace, Centre.TEAMS));
        opening.add(new PublishPlan(workspace, new RandomPlan(random, plans++).build()));
        for (String agent : agents) {
            if (random.nextInt(6) > 0) {
                opening.add(new PutAgent(workspace, profile(agent)));
                opening.add(new SetPresence(workspace, agent, Presence.READY, null));
            }
        }
        if (random.nextInt(4) == 0) {
            java.util.Collections.shuffle(opening, random);
        }
        return opening;
    }

    RoutingCommand next(Engine engine, Instant now) {
        if (!sent.isEmpty() && random.nextInt(40) == 0) {
            return any(sent);
        }
        if (!held.isEmpty() && random.nextInt(8) == 0) {
            return held.remove(random.nextInt(held.size()));
        }
        RoutingCommand command = fresh(engine, now);
        if (random.nextInt(30) == 0) {
            held.add(withoutOrigin(command));
            command = fresh(engine, now);
        }
        sent.add(command);
        return command;
    }

    /** Positions of one source come in order: what comes late has none. */
    private static RoutingCommand withoutOrigin(RoutingCommand command) {
        return switch (command) {
            case RequestService r ->
                new RequestService(
                        r.workspace(),
                        r.conversation(),
                        r.message(),
                        r.contact(),
                        r.channel(),
                        r.customer(),
                        r.to(),
                        r.subject(),
                        r.text(),
                        r.attributes(),
                        null);
            case LeaveConversation leave -> new LeaveConversation(leave.workspace(), leave.conversation(), null);
            case PlanCallback plan -> new PlanCallback(plan.workspace(), plan.conversation(), plan.at(), null);
            default -> command;
        };
    }

    private RoutingCommand fresh(Engine engine, Instant now) {
        int dice = random.nextInt(100);
        if (dice < 26 || contacts.isEmpty()) {
            return request();
        }
        if (dice < 78) {
            return handle(engine, now);
        }
        if (dice < 90) {
            return new SetPresence(workspace, any(agents), any(PRESENCES), random.nextInt(4) == 0 ? "lunch" : null);
        }
        if (dice < 95) {
            return new PutAgent(workspace, profile(any(agents)));
        }
        return roster();
    }

    private RoutingCommand request() {
        String id = "k" + contacts.size();
        Map<String, String> attributes = new HashMap<>(Map.of("topic", any(TOPICS)));
        if (random.nextInt(3) == 0) {
            attributes.put("language", any(List.of("fr", "de", "xx")));
        }
        if (random.nextInt(3) == 0) {
            attributes.put("last_agent", random.nextInt(8) == 0 ? "ghost" : any(agents));
        }
        String customer = "c" + random.nextInt(4);
        RequestService request = new RequestService(
                workspace,
                "v" + random.nextInt(contacts.size() / 2 + 5),
                "m" + contacts.size(),
                id,
                any(CHANNELS),
                new Customer(customer, "c@example.org", null),
                null,
                null,
                "text",
                attributes,
                origin());
        contacts.add(id);
        return request;
    }

    private Origin origin() {
        return new Origin("inbound/" + workspace, position++);
    }

    private RoutingCommand handle(Engine engine, Instant now) {
        String contact = recent();
        ContactView view = engine.contact(workspace, contact);
        for (int tries = 0; view == null && tries < 3; tries++) {
            contact = recent();
            view = engine.contact(workspace, contact);
        }
        if (view == null || random.nextInt(25) == 0) {
            return act(contact, 1 + random.nextInt(3), any(agents), null, now);
        }
        return act(contact, Math.max(1, view.offer()), view.agent() == null ? manager() : view.agent(), view, now);
    }

    private String recent() {
        return contacts.get(Math.max(0, contacts.size() - 1 - random.nextInt(25)));
    }

    private RoutingCommand act(String contact, int offer, String agent, @Nullable ContactView view, Instant now) {
        if (view != null && view.state() == ContactState.OFFERED && random.nextInt(4) > 0) {
            String who = random.nextInt(4) == 0 ? any(agents) : agent;
            return random.nextInt(4) > 0
                    ? new AcceptOffer(workspace, contact, offer, who)
                    : new DeclineOffer(workspace, contact, offer, who, null);
        }
        String conversation = view == null ? "v0" : view.conversation();
        return switch (random.nextInt(22)) {
            case 0 -> new ParkContact(workspace, contact, agent);
            case 1 -> new ReopenContact(workspace, contact, agent);
            case 2 ->
                new TransferToQueue(
                        workspace, contact, agentOrManager(agent), any(List.of("billing", "orders", "nowhere")), null);
            case 3, 4 -> new TransferToAgent(workspace, contact, agentOrManager(agent), any(agents), "please");
            case 5, 6 -> new EscalateContact(workspace, contact, agentOrManager(agent), null);
            case 7, 8, 9, 10 -> new CompleteContact(workspace, contact, agent, random.nextBoolean() ? "done" : null);
            case 11, 12 -> new FinishWrapUp(workspace, contact, agent, "done");
            case 13, 14 -> new LeaveConversation(workspace, conversation, random.nextBoolean() ? origin() : null);
            case 15, 16 -> new PlanCallback(workspace, conversation, callbackTime(now), origin());
            case 17, 18 ->
                new PrioritiseContact(workspace, contact, manager(), Duration.ofSeconds(random.nextInt(4) * 40L));
            case 19 -> new MergeContacts(workspace, contact, manager(), recent());
            case 20 -> new AcceptOffer(workspace, contact, offer, agent);
            default -> new DeclineOffer(workspace, contact, offer, agent, null);
        };
    }

    private @Nullable Instant callbackTime(Instant now) {
        return switch (random.nextInt(6)) {
            case 0 -> now.minusSeconds(5);
            case 1 -> now.plus(Duration.ofDays(31));
            case 2 -> now.plus(Duration.ofHours(3));
            case 3, 4 -> now.plusSeconds(random.nextInt(90));
            default -> null;
        };
    }

    private String agentOrManager(String agent) {
        return random.nextBoolean() ? agent : manager();
    }

    private String manager() {
        return random.nextInt(6) == 0 ? any(agents) : any(MANAGERS);
    }

    private AgentProfile profile(String agent) {
        Map<String, Integer> skills = new TreeMap<>();
        for (String skill : RandomPlan.SKILLS) {
            if (random.nextInt(5) < 3) {
                skills.put(skill, 1 + random.nextInt(9));
            }
        }
        Map<Channel, Integer> capacity = new HashMap<>();
        while (random.nextInt(2) == 0) {
            capacity.put(any(CHANNELS), random.nextInt(4));
        }
        List<String> queues = random.nextInt(3) > 0
                ? List.of()
                : List.of(any(TOPICS), "general").subList(0, 1 + random.nextInt(2));
        return new AgentProfile(agent, agent, random.nextInt(15) == 0 ? null : any(TEAMS), skills, capacity, queues);
    }

    private RoutingCommand roster() {
        return switch (random.nextInt(8)) {
            case 0 -> new RemoveAgent(workspace, any(agents));
            case 1 -> new PutTeams(workspace, teams());
            case 2, 3, 4 -> new PublishPlan(workspace, new RandomPlan(random, plans++).build());
            case 5, 6 -> new SetCrisis(workspace, manager(), random.nextBoolean());
            default -> new Tick();
        };
    }

    private List<Team> teams() {
        List<Team> teams = new ArrayList<>(Centre.TEAMS);
        switch (random.nextInt(6)) {
            case 0 -> teams.set(2, new Team("billing", "Billing", "service", random.nextBoolean() ? null : "ben"));
            case 1 -> teams.set(1, new Team("service", "Service", "company", null));
            case 2 -> teams.set(0, new Team("company", "Company", "billing", "quentin"));
            case 3 -> teams.add(Centre.TEAMS.get(random.nextInt(5)));
            case 4 -> teams.remove(random.nextInt(5));
            default -> {}
        }
        return teams;
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private <T> T any(T[] some) {
        return some[random.nextInt(some.length)];
    }
}
