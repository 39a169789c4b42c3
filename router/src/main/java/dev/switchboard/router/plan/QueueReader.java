package dev.switchboard.router.plan;

import dev.switchboard.events.QueuePolicy;
import dev.switchboard.events.RoutingPlan.Queue;
import dev.switchboard.events.RoutingPlan.Rung;
import dev.switchboard.events.RoutingPlan.Step;
import dev.switchboard.events.RoutingPlan.Widening;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the queues and their escalation steps. One for each document. */
final class QueueReader {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final List<String> WIDENINGS =
            List.of("lower_level", "drop_skill", "drop_language", "add_team", "add_queue", "any_agent", "raise_to");
    static final Names<Rung> RUNGS = new Names<>(Rung.class, "rung");

    private final Set<String> names = new HashSet<>();
    private final Set<String> queues;
    private final PolicyReader policies;

    /** @param queues names of all queues of the document */
    QueueReader(Set<String> queues, PolicyReader policies) {
        this.queues = queues;
        this.policies = policies;
    }

    List<Queue> readAll(Section top) {
        if (!top.has("queues")) {
            top.problem("queues", null, "is missing: a plan has at least one queue");
        }
        return top.sections("queues", this::read);
    }

    private Optional<Queue> read(Section section) {
        String queue = section.requiredText("queue");
        if (!queue.isEmpty() && !names.add(queue)) {
            section.problem(section.at("queue"), queue, "is the name of another queue too");
        }
        String name = section.text("name", queue);
        String team = section.requiredText("team");
        Map<String, Integer> skills = section.numbers("skills", 1, 10);
        Duration headStart = section.duration("head_start", Duration.ZERO, WEEK);
        Duration serviceLevel = section.duration("service_level", Duration.ofMinutes(1), WEEK);
        Duration offerTimeout = offerTimeout(section);
        Duration wrapUp = section.duration("wrap_up", Duration.ZERO, HOUR.multipliedBy(8));
        List<Step> steps = steps(section);
        QueuePolicy policy = policies.read(section);
        return section.make(() ->
                new Queue(queue, name, team, skills, headStart, serviceLevel, offerTimeout, wrapUp, steps, policy));
    }

    private static Duration offerTimeout(Section section) {
        Duration timeout = section.duration("offer_timeout", Duration.ofSeconds(20), HOUR);
        if (timeout.isZero()) {
            section.problem(section.at("offer_timeout"), "0s", "must be longer than nothing");
        }
        return timeout;
    }

    private List<Step> steps(Section queue) {
        var order = new Ascending();
        return queue.sections("steps", step -> step(step, order));
    }

    private Optional<Step> step(Section section, Ascending order) {
        if (!section.has("after")) {
            section.problem(section.at("after"), null, "is missing");
        }
        Duration after = section.duration("after", Duration.ZERO, WEEK);
        order.check(section, after);
        Widening widening = widening(section);
        return section.make(() -> new Step(after, java.util.Objects.requireNonNull(widening)));
    }

    private @Nullable Widening widening(Section section) {
        if (WIDENINGS.stream().filter(section::has).count() != 1) {
            section.problem(section.path(), null, "must do exactly one of " + String.join(", ", WIDENINGS));
        }
        int levels = section.number("lower_level", 1, 1, 9);
        String skill = section.text("drop_skill", "");
        String team = section.text("add_team", "");
        String queue = section.text("add_queue", "");
        boolean language = section.flag("drop_language", false);
        boolean anyAgent = section.flag("any_agent", false);
        Optional<Rung> rung = RUNGS.read(section, "raise_to");
        if (!queue.isEmpty() && !queues.contains(queue)) {
            section.problem(section.at("add_queue"), queue, "is no queue of this plan");
        }
        if (!skill.isEmpty()) {
            return new Widening.DropSkill(skill);
        }
        if (!team.isEmpty()) {
            return new Widening.AddTeam(team);
        }
        if (!queue.isEmpty()) {
            return new Widening.AddQueue(queue);
        }
        if (language || anyAgent) {
            return language ? new Widening.DropLanguage() : new Widening.AnyAgent();
        }
        return rung.<Widening>map(Widening.Raise::new).orElseGet(() -> new Widening.LowerLevel(levels));
    }

    /** Steps fire in their order, so each must come after the one before. */
    private static final class Ascending {
        private Duration newest = Duration.ofMillis(-1);

        void check(Section section, Duration after) {
            if (after.compareTo(newest) <= 0 && section.has("after")) {
                section.problem(
                        section.at("after"),
                        Durations.format(after),
                        "must be later than the step before (" + Durations.format(newest) + ")");
            }
            newest = after.compareTo(newest) > 0 ? after : newest;
        }
    }
}
