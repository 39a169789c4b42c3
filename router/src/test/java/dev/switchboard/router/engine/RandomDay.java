package dev.switchboard.router.engine;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import dev.switchboard.events.Origin;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.*;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.Team;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What may happen in a contact centre, by a seed: sensible commands mostly, and every kind of nonsense. */
final class RandomDay {

    private static final List<String> AGENTS = List.of(
            "ava", "ben", "carla", "eva", "finn", "ines", "jan", "kim", "mona", "nils", "olga", "pia", "quentin");
    private static final List<String> TEAMS = List.of("billing", "technical", "orders", "service", "company");
    private static final List<String> TOPICS = List.of("billing", "technical", "orders", "none");
    private static final Channel[] CHANNELS = Channel.values();
    private static final Presence[] PRESENCES = {
        Presence.READY, Presence.READY, Presence.READY, Presence.NOT_READY, Presence.OFFLINE
    };

    final Random random;
    private final String workspace;
    private final List<String> contacts = new ArrayList<>();
    private final List<RequestService> requests = new ArrayList<>();
    private int plans = 1;
    private long position;

    RandomDay(String workspace, Random random) {
        this.workspace = workspace;
        this.random = random;
    }

    Duration pause() {
        return switch (random.nextInt(20)) {
            case 0 -> Duration.ofSeconds(random.nextInt(600));
            case 1, 2, 3 -> Duration.ofSeconds(random.nextInt(30));
            case 4, 5, 6, 7 -> Duration.ZERO;
            default -> Duration.ofMillis(random.nextInt(3000));
        };
    }

    RoutingCommand next(Engine engine) {
        int dice = random.nextInt(100);
        if (dice < 24) {
            return request();
        }
        if (dice < 27 && !requests.isEmpty()) {
            return any(requests);
        }
        if (dice < 75 && !contacts.isEmpty()) {
            return handle(engine);
        }
        if (dice < 88) {
            return new SetPresence(workspace, any(AGENTS), PRESENCES[random.nextInt(PRESENCES.length)], null);
        }
        if (dice < 94) {
            return new PutAgent(workspace, profile());
        }
        return roster();
    }

    private RoutingCommand request() {
        String id = "k" + contacts.size();
        String conversation = "v" + random.nextInt(contacts.size() / 2 + 5);
        RequestService request = new RequestService(
                workspace,
                conversation,
                "m" + contacts.size(),
                id,
                CHANNELS[random.nextInt(4)],
                new Customer("c", "c@example.org", null),
                null,
                null,
                "text",
                Map.of("topic", any(TOPICS)),
                new Origin("inbound/" + workspace, position++));
        contacts.add(id);
        requests.add(request);
        return request;
    }

    private RoutingCommand handle(Engine engine) {
        String contact = contacts.get(Math.max(0, contacts.size() - 1 - random.nextInt(25)));
        ContactView view = engine.contact(workspace, contact);
        if (view == null || random.nextInt(25) == 0) {
            return act(contact, 1 + random.nextInt(3), any(AGENTS), null);
        }
        return act(contact, Math.max(1, view.offer()), view.agent() == null ? any(AGENTS) : view.agent(), view);
    }

    private RoutingCommand act(String contact, int offer, String agent, @Nullable ContactView view) {
        if (view != null && view.state() == dev.switchboard.events.ContactState.OFFERED) {
            return random.nextInt(4) > 0
                    ? new AcceptOffer(workspace, contact, offer, agent)
                    : new DeclineOffer(workspace, contact, offer, agent, null);
        }
        return switch (random.nextInt(14)) {
            case 0 -> new ParkContact(workspace, contact, agent);
            case 1 -> new ReopenContact(workspace, contact, agent);
            case 2 ->
                new TransferToQueue(workspace, contact, agent, any(List.of("billing", "orders", "nowhere")), null);
            case 3 -> new TransferToAgent(workspace, contact, agent, any(AGENTS), "please");
            case 4 -> new EscalateContact(workspace, contact, random.nextBoolean() ? agent : "mona", null);
            case 5, 6, 7, 8 -> new CompleteContact(workspace, contact, agent, random.nextBoolean() ? "done" : null);
            case 9, 10 -> new FinishWrapUp(workspace, contact, agent, "done");
            case 11 ->
                new LeaveConversation(
                        workspace,
                        view == null ? "v0" : view.conversation(),
                        new Origin("inbound/" + workspace, position++));
            case 12 -> new AcceptOffer(workspace, contact, offer, agent);
            default -> new DeclineOffer(workspace, contact, offer, agent, null);
        };
    }

    private AgentProfile profile() {
        String agent = any(AGENTS);
        Map<String, Integer> skills = new TreeMap<>();
        for (String topic : TOPICS) {
            if (random.nextInt(2) == 0) {
                skills.put(topic, 1 + random.nextInt(9));
            }
        }
        Map<Channel, Integer> capacity = random.nextInt(3) == 0 ? Map.of(Channel.CHAT, random.nextInt(4)) : Map.of();
        return new AgentProfile(agent, agent, any(TEAMS), skills, capacity);
    }

    private RoutingCommand roster() {
        return switch (random.nextInt(5)) {
            case 0 -> new RemoveAgent(workspace, any(AGENTS));
            case 1 -> new PutTeams(workspace, teams());
            case 2, 3 -> new PublishPlan(workspace, plan());
            default -> new Tick();
        };
    }

    List<Team> teams() {
        List<Team> teams = new ArrayList<>(Centre.TEAMS);
        if (random.nextInt(3) == 0) {
            teams.set(2, new Team("billing", "Billing", "service", random.nextBoolean() ? null : "ben"));
        }
        return teams;
    }

    RoutingPlan plan() {
        Centre.PlanBuilder plan = Centre.plan();
        plan.version = plans++;
        plan.serviceLevel = Duration.ofSeconds(20 + random.nextInt(100));
        plan.wrapUp = Duration.ofSeconds(random.nextInt(3) * 15L);
        plan.coolDown = Duration.ofSeconds(random.nextInt(3) * 20L);
        plan.generalHeadStart = Duration.ofSeconds(random.nextInt(3) * 60L);
        plan.billingRuleHeadStart = random.nextBoolean() ? Duration.ofSeconds(90) : null;
        plan.capacity = random.nextInt(3) == 0 ? Map.of(Channel.EMAIL, 1 + random.nextInt(3)) : Map.of();
        if (random.nextInt(4) == 0) {
            plan.queues = List.of("billing", "orders");
        }
        if (random.nextInt(4) == 0) {
            plan.steps = plan.steps.subList(0, random.nextInt(plan.steps.size()));
        }
        return plan.build();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
