package dev.switchboard.analytics;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent.Author;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.events.Customer;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.Feedback.SurveyAnswered;
import dev.switchboard.events.Presence;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Rung;
import dev.switchboard.events.RoutingPlan.Widening;
import dev.switchboard.events.RoutingRecord.Decision;
import dev.switchboard.events.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a router's log of some hours may look like, from a seed: a furnished workspace, and contacts that live every kind of life there
 * is, many at a time. In log order, with growing times and offsets.
 */
public final class RandomLog {

    public static final Instant MORNING = Instant.parse("2026-11-24T07:00:00Z");

    private static final List<String> QUEUES = List.of("billing", "technical", "orders");
    private static final List<String> AGENTS = List.of("ava", "ben", "carla", "dan", "eva", "finn");
    private static final Diversion AWAY = new Diversion.TurnAway("We are full");

    private final String workspace;
    private final Random random;
    private final List<Happening> happenings = new ArrayList<>();
    private final List<MessageStored> messages = new ArrayList<>();
    private final List<SurveyAnswered> answers = new ArrayList<>();

    private record Happening(Instant at, int order, List<RoutingEvent> events) {}

    public RandomLog(String workspace, long seed, int contacts) {
        this.workspace = workspace;
        this.random = new Random(seed);
        furnish();
        for (int n = 0; n < contacts; n++) {
            live("c" + n);
        }
        happenings.sort(Comparator.comparing(Happening::at).thenComparing(Happening::order));
    }

    /** @param epoch of the router that writes */
    public List<Decision> decisions(long epoch) {
        var decisions = new ArrayList<Decision>();
        for (int n = 0; n < happenings.size(); n++) {
            var happening = happenings.get(n);
            decisions.add(new Decision(epoch, n, null, happening.at(), null, happening.events()));
        }
        return decisions;
    }

    public List<MessageStored> messages() {
        return messages;
    }

    public List<SurveyAnswered> answers() {
        return answers;
    }

    private void furnish() {
        at(
                MORNING.minusSeconds(60),
                new RoutingEvent.TeamsChanged(
                        workspace,
                        List.of(
                                new Team("service", "Service", null, "sue"),
                                new Team("billing", "Billing", "service", "mona"),
                                new Team("technical", "Technical", "service", "tom"),
                                new Team("orders", "Orders", "service", "olga"))));
        at(MORNING.minusSeconds(59), new RoutingEvent.PlanPublished(workspace, plan()));
        for (int n = 0; n < AGENTS.size(); n++) {
            var profile =
                    new AgentProfile(AGENTS.get(n), "Agent " + AGENTS.get(n), QUEUES.get(n % 3), Map.of(), Map.of());
            at(MORNING.minusSeconds(58), new RoutingEvent.AgentChanged(workspace, profile));
            at(
                    MORNING.minusSeconds(50 - n),
                    new RoutingEvent.PresenceChanged(workspace, AGENTS.get(n), Presence.READY, null));
        }
    }

    private RoutingPlan plan() {
        var queues = QUEUES.stream()
                .map(queue -> new RoutingPlan.Queue(
                        queue,
                        queue,
                        queue,
                        Map.of(),
                        Duration.ZERO,
                        Duration.ofSeconds(20L * (1 + QUEUES.indexOf(queue))),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30),
                        List.of()))
                .toList();
        return new RoutingPlan(
                1, queues, List.of(), "billing", Map.of(), Map.of(Channel.CHAT, Set.of()), 3, Duration.ofMinutes(1));
    }

    /** One contact from its arrival to its end, or to where the log ends. */
    private void live(String contact) {
        var now = MORNING.plusMillis(random.nextInt(4 * 3_600_000));
        var channel = Channel.values()[random.nextInt(4)];
        var customer = "customer-" + random.nextInt(60);
        var conversation = channel + "-" + customer;
        var queue = QUEUES.get(random.nextInt(3));
        var opened = new RoutingEvent.ContactOpened(
                workspace,
                contact,
                conversation,
                "m",
                channel,
                new Customer(customer, customer, null),
                null,
                null,
                null,
                Map.of());
        switch (random.nextInt(12)) {
            case 0 -> {
                at(now, opened, diverted(contact, queue, AWAY), told(contact), closed(contact));
                return;
            }
            case 1 -> {
                var other = QUEUES.get(random.nextInt(3));
                at(
                        now,
                        opened,
                        diverted(contact, queue, new Diversion.ToQueue(other)),
                        queued(contact, other, QueuedBecause.DIVERTED, null));
                queue = other;
            }
            default -> at(now, opened, queued(contact, queue, QueuedBecause.ARRIVED, null));
        }
        int offer = 0;
        while (true) {
            now = later(now, 40);
            int chance = random.nextInt(120);
            if (chance >= 100) {
                if (liveByTheNewRules(contact, queue, now, chance, ++offer)) {
                    return;
                }
                now = now.plusSeconds(15);
                continue;
            }
            if (chance < 12) {
                at(now, new RoutingEvent.ContactAbandoned(workspace, contact));
                return;
            }
            if (chance < 30) {
                at(now, new RoutingEvent.EscalationStepFired(workspace, contact, queue, 0, widening()));
                continue;
            }
            if (chance < 33) {
                return;
            }
            var agent = AGENTS.get(random.nextInt(AGENTS.size()));
            at(now, offered(contact, ++offer, agent, queue, now));
            now = later(now, 8);
            if (chance < 45) {
                at(
                        now,
                        new RoutingEvent.OfferMissed(workspace, contact, offer, agent),
                        queued(contact, queue, QueuedBecause.MISSED, null));
                continue;
            }
            if (chance < 52) {
                at(
                        now,
                        new RoutingEvent.OfferDeclined(workspace, contact, offer, agent, null),
                        queued(contact, queue, QueuedBecause.DECLINED, null));
                continue;
            }
            at(now, new RoutingEvent.ContactAssigned(workspace, contact, offer, agent));
            now = work(contact, conversation, channel, agent, now);
            int end = random.nextInt(100);
            if (end < 60) {
                at(now, new RoutingEvent.ContactWrapping(workspace, contact, agent, now.plusSeconds(30)));
                at(later(now, 20), new RoutingEvent.ContactClosed(workspace, contact, agent, "resolved"));
                beAsked(contact, later(now, 60));
                return;
            }
            if (end < 70) {
                at(now, new RoutingEvent.ContactParked(workspace, contact, agent));
                now = later(now, 300);
                at(now, queued(contact, queue, QueuedBecause.REOPENED, null));
                continue;
            }
            if (end < 85) {
                queue = QUEUES.get(random.nextInt(3));
                at(now, queued(contact, queue, QueuedBecause.TRANSFERRED, null));
                continue;
            }
            if (end < 95) {
                at(now, queued(contact, queue, QueuedBecause.ESCALATED, Rung.values()[random.nextInt(3)]));
                continue;
            }
            at(now, queued(contact, queue, QueuedBecause.AGENT_LOST, null));
        }
    }

    /** What queues, customers and managers do beyond offers. @return whether the contact is over */
    private boolean liveByTheNewRules(String contact, String queue, Instant now, int chance, int offer) {
        if (chance < 104) {
            at(now, diverted(contact, queue, AWAY), told(contact), closed(contact));
            return true;
        }
        if (chance < 107) {
            at(now, new RoutingEvent.ContactMerged(workspace, contact, "c0", "sue"));
            return true;
        }
        if (chance < 110) {
            at(now, told(contact), new RoutingEvent.CallbackPlanned(workspace, contact, null));
            at(now.plusSeconds(1), new RoutingEvent.CustomerLeft(workspace, contact));
        } else if (chance < 113) {
            at(now, queued(contact, queue, QueuedBecause.PRIORITISED, null));
        } else {
            var three = List.of("ava", "ben", "carla");
            three.forEach(agent -> at(now, offered(contact, offer, agent, queue, now)));
            var then = now.plusSeconds(2);
            at(then, new RoutingEvent.OfferDeclined(workspace, contact, offer, "ben", null));
            at(
                    then.plusSeconds(1),
                    new RoutingEvent.OfferWithdrawn(workspace, contact, offer, "carla", "taken"),
                    new RoutingEvent.ContactAssigned(workspace, contact, offer, "ava"));
            at(then.plusSeconds(9), queued(contact, queue, QueuedBecause.TRANSFERRED, null));
        }
        return false;
    }

    private RoutingEvent diverted(String contact, String queue, Diversion to) {
        return new RoutingEvent.ContactDiverted(workspace, contact, queue, Diversion.Cause.FULL, to, null);
    }

    private RoutingEvent told(String contact) {
        return new RoutingEvent.CustomerTold(workspace, contact, "We are full");
    }

    private RoutingEvent closed(String contact) {
        return new RoutingEvent.ContactClosed(workspace, contact, null, "turned-away");
    }

    private RoutingEvent offered(String contact, int offer, String agent, String queue, Instant now) {
        return new RoutingEvent.ContactOffered(
                workspace,
                contact,
                offer,
                agent,
                queue,
                now.plusSeconds(15),
                new RoutingEvent.Why("longest-idle", null, 1));
    }

    private Instant work(String contact, String conversation, Channel channel, String agent, Instant from) {
        var now = from;
        if (channel != Channel.PHONE && random.nextInt(10) > 0) {
            now = later(now, 30);
            messages.add(new MessageStored(
                    workspace,
                    conversation,
                    contact + "-" + messages.size(),
                    1 + messages.size(),
                    channel,
                    Author.AGENT,
                    agent,
                    null,
                    "Hello",
                    null,
                    List.of(),
                    now));
        }
        return later(now, 180);
    }

    /** Some answer, some of them twice. */
    private void beAsked(String contact, Instant at) {
        for (int times = random.nextInt(3); times > 0; times--) {
            var both = random.nextInt(3);
            answers.add(new SurveyAnswered(
                    workspace,
                    contact,
                    both == 0 ? null : 1 + random.nextInt(5),
                    both == 1 ? null : random.nextInt(11),
                    at));
        }
    }

    private Widening widening() {
        return switch (random.nextInt(7)) {
            case 0 -> new Widening.LowerLevel(1);
            case 1 -> new Widening.DropSkill("billing");
            case 2 -> new Widening.AddTeam("orders");
            case 3 -> new Widening.DropLanguage();
            case 4 -> new Widening.AddQueue("orders");
            case 5 -> new Widening.AnyAgent();
            default -> new Widening.Raise(Rung.values()[random.nextInt(3)]);
        };
    }

    private RoutingEvent queued(String contact, String queue, QueuedBecause because, @Nullable Rung raisedTo) {
        return new RoutingEvent.ContactQueued(
                workspace, contact, queue, because, null, Duration.ZERO, null, null, null, raisedTo, null, null);
    }

    private Instant later(Instant from, int meanSeconds) {
        return from.plusMillis(1 + (long) (-Math.log(1 - random.nextDouble()) * meanSeconds * 1_000));
    }

    private void at(Instant at, RoutingEvent... events) {
        happenings.add(new Happening(at, happenings.size(), List.of(events)));
    }
}
