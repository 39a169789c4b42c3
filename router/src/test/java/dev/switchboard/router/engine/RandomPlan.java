package dev.switchboard.router.engine;

import dev.switchboard.events.CentrePolicy;
import dev.switchboard.events.CentrePolicy.Crisis;
import dev.switchboard.events.CentrePolicy.Languages;
import dev.switchboard.events.CentrePolicy.Reopening;
import dev.switchboard.events.CentrePolicy.Weights;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Diversion;
import dev.switchboard.events.OpeningHours;
import dev.switchboard.events.OpeningHours.Span;
import dev.switchboard.events.QueuePolicy;
import dev.switchboard.events.QueuePolicy.AgentOrder;
import dev.switchboard.events.QueuePolicy.Limits;
import dev.switchboard.events.QueuePolicy.Preferred;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Demand;
import dev.switchboard.events.RoutingPlan.Queue;
import dev.switchboard.events.RoutingPlan.Rule;
import dev.switchboard.events.RoutingPlan.Rung;
import dev.switchboard.events.RoutingPlan.Step;
import dev.switchboard.events.RoutingPlan.Widening;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/** A plan in which every policy may turn up, in any mixture; now and then one that is nearly empty. */
@NullUnmarked
final class RandomPlan {

    static final List<String> SKILLS = List.of("billing", "technical", "orders", "french", "german");
    private static final List<String> QUEUES = List.of("billing", "technical", "orders", "vip");
    private static final Channel[] CHANNELS = Channel.values();

    private final Random random;
    private final int version;
    /** How much is made use of, in percent. */
    private final int richness;

    private final List<String> queues;

    RandomPlan(Random random, int version) {
        this.random = random;
        this.version = version;
        richness = List.of(0, 15, 35, 60).get(random.nextInt(4));
        List<String> some = new ArrayList<>(QUEUES.subList(random.nextInt(3), 3 + random.nextInt(2)));
        some.add("general");
        queues = some;
    }

    RoutingPlan build() {
        List<Rule> rules = new ArrayList<>();
        for (String topic : RandomDay.TOPICS) {
            if (random.nextInt(5) > 0) {
                rules.add(rule(topic));
            }
        }
        return new RoutingPlan(
                version,
                queues.stream().map(this::queue).toList(),
                rules,
                "general",
                perhaps() ? Map.of(any(CHANNELS), random.nextInt(4)) : Map.of(),
                perhaps() ? interrupts() : null,
                1 + random.nextInt(3),
                Duration.ofSeconds(random.nextInt(3) * 20L),
                richness > 0 ? centre() : CentrePolicy.USUAL);
    }

    private Rule rule(String topic) {
        String queue = queues.contains(topic) && random.nextInt(4) > 0 ? topic : any(queues);
        return new Rule(
                "rule-" + topic,
                "topic=" + topic,
                queue,
                perhaps() ? seconds(120) : null,
                perhaps() ? new Demand(skills(1), agents()) : null,
                perhaps() ? preferred() : null,
                random.nextInt(100) < richness / 3 ? any(Rung.values()) : null);
    }

    private Queue queue(String id) {
        return new Queue(
                id,
                id,
                any(RandomDay.TEAMS),
                SKILLS.contains(id) && random.nextInt(3) > 0 ? Map.of(id, 1 + random.nextInt(6)) : skills(2),
                perhaps() ? seconds(90) : Duration.ZERO,
                seconds(120),
                seconds(40).plusSeconds(1),
                Duration.ofSeconds(random.nextInt(3) * 15L),
                steps(),
                richness == 0 ? QueuePolicy.USUAL : policy());
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        Duration after = seconds(20);
        for (int left = random.nextInt(7); left > 0; left--) {
            steps.add(new Step(after, widening()));
            after = after.plus(seconds(60)).plusSeconds(1);
        }
        return steps;
    }

    private Widening widening() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Widening.LowerLevel(1 + random.nextInt(4));
            case 2 -> new Widening.DropSkill(any(SKILLS));
            case 3 -> new Widening.DropLanguage();
            case 4 -> new Widening.AddQueue(any(List.of("billing", "technical", "vip", "general")));
            case 5 -> new Widening.AnyAgent();
            case 6 -> new Widening.AddTeam(any(RandomDay.TEAMS));
            default -> new Widening.Raise(any(Rung.values()));
        };
    }

    private QueuePolicy policy() {
        List<AgentOrder> order = new ArrayList<>(List.of(AgentOrder.values()));
        Collections.shuffle(order, random);
        Map<Channel, Duration> timeouts = new HashMap<>();
        if (perhaps()) {
            timeouts.put(any(CHANNELS), seconds(30).plusSeconds(1));
        }
        return new QueuePolicy(
                perhaps()
                        ? List.of(Map.of("billing", 1 + random.nextInt(5), "orders", 3), Map.of("french", 2))
                                .subList(0, 1 + random.nextInt(2))
                        : List.of(),
                perhaps() ? agents() : Set.of(),
                perhaps() ? order.subList(0, 1 + random.nextInt(order.size())) : List.of(),
                perhaps() ? List.of(1, 50, 300, 10_000).get(random.nextInt(4)) : 100,
                timeouts,
                perhaps() ? channels() : Set.of(),
                perhaps() ? 1 + random.nextInt(3) : 1,
                perhaps() ? preferred() : null,
                perhaps() ? limits() : Limits.NONE);
    }

    private Preferred preferred() {
        return new Preferred(
                random.nextInt(3) == 0 ? any(RandomDay.AGENTS) : null,
                seconds(60).plusSeconds(1));
    }

    private Limits limits() {
        return new Limits(
                random.nextBoolean() ? random.nextInt(4) : null,
                random.nextBoolean() ? seconds(120).plusSeconds(1) : null,
                random.nextBoolean() ? any(List.of("short", "long")) : null,
                diversions(false),
                diversions(false),
                diversions(true));
    }

    private Map<Channel, Diversion> diversions(boolean closed) {
        Map<Channel, Diversion> diversions = new EnumMap<>(Channel.class);
        for (Channel channel : CHANNELS) {
            switch (random.nextInt(closed ? 6 : 5)) {
                case 0 -> diversions.put(channel, new Diversion.ToQueue(any(queues)));
                case 1 -> diversions.put(channel, new Diversion.TurnAway("sorry"));
                case 2, 3 -> diversions.put(channel, new Diversion.CallBack("we call you"));
                case 5 -> diversions.put(channel, new Diversion.Wait());
                default -> {}
            }
        }
        return diversions;
    }

    private CentrePolicy centre() {
        return new CentrePolicy(
                List.of(
                        hours("short", "10:01-10:04", "10:06-10:07", "10:30-00:00"),
                        hours("long", "06:00-10:10", "10:12-22:00")),
                perhaps()
                        ? new Languages("language", 1 + random.nextInt(5), Map.of("fr", "french", "de", "german"))
                        : null,
                perhaps() ? weights() : null,
                perhaps() ? new Reopening(seconds(40), seconds(60)) : Reopening.USUAL,
                perhaps() ? crisis() : Crisis.USUAL);
    }

    private static OpeningHours hours(String name, String... spans) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, new ArrayList<>());
            for (String span : spans) {
                week.get(day).add(new Span(LocalTime.parse(span.substring(0, 5)), LocalTime.parse(span.substring(6))));
            }
        }
        return new OpeningHours(name, ZoneId.of("Europe/Zurich"), week, Set.of(LocalDate.of(2026, 11, 23)));
    }

    private Weights weights() {
        Map<Channel, Integer> weights = new EnumMap<>(Channel.class);
        for (Channel channel : CHANNELS) {
            weights.put(channel, random.nextInt(5));
        }
        return new Weights(3 + random.nextInt(10), weights);
    }

    private Crisis crisis() {
        return new Crisis(
                random.nextBoolean() ? "we are busy" : null,
                Set.of(any(queues)),
                random.nextBoolean(),
                random.nextInt(3) == 0 ? 3 + random.nextInt(8) : null,
                random.nextInt(3) == 0 ? 2 + random.nextInt(6) : null,
                random.nextInt(3) == 0 ? seconds(90) : null);
    }

    private Map<String, Integer> skills(int most) {
        Map<String, Integer> skills = new HashMap<>();
        for (int left = random.nextInt(most + 1); left > 0; left--) {
            skills.put(any(SKILLS), 1 + random.nextInt(6));
        }
        return skills;
    }

    private Set<String> agents() {
        Set<String> agents = new HashSet<>();
        for (int left = random.nextInt(3); left > 0; left--) {
            agents.add(any(RandomDay.AGENTS));
        }
        return agents;
    }

    private Map<Channel, Set<Channel>> interrupts() {
        Map<Channel, Set<Channel>> interrupts = new EnumMap<>(Channel.class);
        while (interrupts.size() < 2) {
            interrupts.put(any(CHANNELS), channels());
        }
        return interrupts;
    }

    private Set<Channel> channels() {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        for (int left = random.nextInt(4); left > 0; left--) {
            channels.add(any(CHANNELS));
        }
        return channels;
    }

    private boolean perhaps() {
        return random.nextInt(100) < richness;
    }

    private Duration seconds(int most) {
        return Duration.ofSeconds(random.nextInt(most));
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private <T> T any(T[] some) {
        return some[random.nextInt(some.length)];
    }
}
