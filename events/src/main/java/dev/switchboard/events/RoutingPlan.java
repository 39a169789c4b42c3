package dev.switchboard.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The versioned document that says who gets what: the queues, the rules that pick a queue, capacities. The router checks it as a
 * whole before it is published; these records only guard single values.
 *
 * @param version grows by one with each publication
 * @param rules tried in order, the first that holds picks the queue
 * @param fallbackQueue the queue of a contact that no rule takes
 * @param capacity contacts at once by channel, for agents whose profile is silent
 * @param interrupts by the channel an agent is busy on: the channels that may still be offered; a channel that is missing stands
 *     as in {@link #DEFAULT_INTERRUPTS}
 * @param missedOffersBeforeNotReady missed offers in a row after which an agent goes NOT_READY, ≥ 1
 * @param declineCoolDown how long whoever declined or missed a contact is not offered it again
 * @param centre what else holds for the whole contact centre
 */
public record RoutingPlan(
        int version,
        List<Queue> queues,
        List<Rule> rules,
        String fallbackQueue,
        Map<Channel, Integer> capacity,
        Map<Channel, Set<Channel>> interrupts,
        int missedOffersBeforeNotReady,
        Duration declineCoolDown,
        CentrePolicy centre) {

    /** An agent on a call takes nothing else; every other channel may be joined by any. */
    public static final Map<Channel, Set<Channel>> DEFAULT_INTERRUPTS = Map.of(
            Channel.PHONE, Set.of(),
            Channel.EMAIL, Set.of(Channel.values()),
            Channel.CHAT, Set.of(Channel.CHAT, Channel.EMAIL, Channel.SOCIAL),
            Channel.SOCIAL, Set.of(Channel.values()));

    public RoutingPlan {
        Require.range(version, 0, Integer.MAX_VALUE, "version");
        Require.notEmpty(queues, "queues");
        Require.text(fallbackQueue, "fallbackQueue");
        Require.range(missedOffersBeforeNotReady, 1, 100, "missedOffersBeforeNotReady");
        Require.present(declineCoolDown, "declineCoolDown");
        queues = List.copyOf(queues);
        rules = rules == null ? List.of() : List.copyOf(rules);
        capacity = capacity == null ? Map.of() : Map.copyOf(capacity);
        interrupts = interrupts == null ? DEFAULT_INTERRUPTS : Map.copyOf(interrupts);
        centre = centre == null ? CentrePolicy.USUAL : centre;
    }

    /** With the usual policy. */
    public RoutingPlan(
            int version,
            List<Queue> queues,
            List<Rule> rules,
            String fallbackQueue,
            Map<Channel, Integer> capacity,
            Map<Channel, Set<Channel>> interrupts,
            int missedOffersBeforeNotReady,
            Duration declineCoolDown) {
        this(
                version,
                queues,
                rules,
                fallbackQueue,
                capacity,
                interrupts,
                missedOffersBeforeNotReady,
                declineCoolDown,
                CentrePolicy.USUAL);
    }

    /**
     * Where contacts of a kind wait.
     *
     * @param team the team the queue belongs to: its agents (and those of the teams below it) may take the contacts, its manager
     *     ladder is climbed
     * @param skills minimum level 1-10 by skill; an agent needs all of them
     * @param headStart credited waiting time: who waits here counts as having arrived that much earlier
     * @param serviceLevel the wait within which a contact should be accepted
     * @param offerTimeout how long an offer stands before it is missed
     * @param wrapUp the longest after-contact work; zero for none
     * @param steps in order of {@code after}
     * @param policy what else the queue says
     */
    public record Queue(
            String queue,
            String name,
            String team,
            Map<String, Integer> skills,
            Duration headStart,
            Duration serviceLevel,
            Duration offerTimeout,
            Duration wrapUp,
            List<Step> steps,
            QueuePolicy policy) {
        public Queue {
            Require.text(queue, "queue");
            Require.text(name, "name");
            Require.text(team, "team");
            skills = skills == null ? Map.of() : Map.copyOf(skills);
            skills.forEach((skill, level) -> Require.range(level, 1, 10, "skills." + skill));
            Require.present(headStart, "headStart");
            Require.present(serviceLevel, "serviceLevel");
            Require.range(offerTimeout.toMillis(), 1, Duration.ofDays(7).toMillis(), "offerTimeout");
            Require.present(wrapUp, "wrapUp");
            steps = steps == null ? List.of() : List.copyOf(steps);
            policy = policy == null ? QueuePolicy.USUAL : policy;
        }

        /** With the usual policy. */
        public Queue(
                String queue,
                String name,
                String team,
                Map<String, Integer> skills,
                Duration headStart,
                Duration serviceLevel,
                Duration offerTimeout,
                Duration wrapUp,
                List<Step> steps) {
            this(
                    queue,
                    name,
                    team,
                    skills,
                    headStart,
                    serviceLevel,
                    offerTimeout,
                    wrapUp,
                    steps,
                    QueuePolicy.USUAL);
        }
    }

    /**
     * One step of a queue's escalation, fired when a contact has waited {@code after} in that queue. Steps only widen.
     *
     * @param widening what the step does
     */
    public record Step(Duration after, Widening widening) {
        public Step {
            Require.present(widening, "widening");
            Require.range(after.toMillis(), 0, Duration.ofDays(30).toMillis(), "after");
        }
    }

    /** What an escalation step does to the circle of those who may take the contact. */
    public sealed interface Widening {

        /** Asks {@code by} levels less of each skill, never less than 1. */
        record LowerLevel(int by) implements Widening {
            public LowerLevel {
                Require.range(by, 1, 9, "by");
            }
        }

        /** No longer asks for a skill. */
        record DropSkill(String skill) implements Widening {
            public DropSkill {
                Require.text(skill, "skill");
            }
        }

        /** No longer asks for the contact's language. */
        record DropLanguage() implements Widening {}

        /** The agents of another queue, by what it asks before any step, may take the contact too. */
        record AddQueue(String queue) implements Widening {
            public AddQueue {
                Require.text(queue, "queue");
            }
        }

        /** Every agent of the contact centre may take the contact, whatever team and skills. */
        record AnyAgent() implements Widening {}

        /** The agents of another team (and the teams below it) may take the contact too. */
        record AddTeam(String team) implements Widening {
            public AddTeam {
                Require.text(team, "team");
            }
        }

        /** The managers up to this rung may take the contact too, whatever their skills. */
        record Raise(Rung to) implements Widening {
            public Raise {
                Require.present(to, "to");
            }
        }
    }

    /** The rungs of the manager ladder above the team that a contact belongs to. */
    public enum Rung {
        MANAGER,
        SENIOR_MANAGER,
        VICE_PRESIDENT
    }

    /**
     * Picks a queue.
     *
     * @param when a CEL expression over the contact; {@code true} takes it
     * @param headStart waiting time credited on top of the queue's, null for none
     * @param demand what the contact asks on top of its queue, null for nothing
     * @param preferred an agent waited for instead of the queue's own preference, null for that
     * @param raiseTo set when only managers from this rung on may take the contact
     */
    public record Rule(
            String rule,
            String when,
            String queue,
            @Nullable Duration headStart,
            @Nullable Demand demand,
            QueuePolicy.@Nullable Preferred preferred,
            @Nullable Rung raiseTo) {
        public Rule {
            Require.text(rule, "rule");
            Require.text(when, "when");
            Require.text(queue, "queue");
        }

        public Rule(
                String rule,
                String when,
                String queue,
                @Nullable Duration headStart) {
            this(rule, when, queue, headStart, null, null, null);
        }
    }

    /**
     * What a single contact asks of an agent on top of what its queue asks.
     *
     * @param skills minimum level 1-10 by skill; widened as the queue's are
     * @param exclude agents who never get it
     */
    public record Demand(Map<String, Integer> skills, Set<String> exclude) {
        public Demand {
            skills = skills == null ? Map.of() : Map.copyOf(skills);
            skills.forEach((skill, level) -> Require.range(level, 1, 10, "skills." + skill));
            exclude = QueuePolicy.sorted(exclude);
        }
    }
}
