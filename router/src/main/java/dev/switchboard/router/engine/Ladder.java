package dev.switchboard.router.engine;

import dev.switchboard.events.CentrePolicy.Languages;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Rung;
import dev.switchboard.events.RoutingPlan.Widening;
import dev.switchboard.router.engine.Requirement.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a queue asks for one kind of wish, after each number of its steps, and the circles of those who are that. A circle is made when
 * the first contact reaches it.
 */
final class Ladder {

    private final List<RoutingPlan.Step> steps;
    private final Requirement[] asked;
    private final int[] nextStep;
    private final @Nullable Circle[] circles;
    private final Function<Requirement, Circle> circleOf;

    /** What of a plan and its teams tells who may take what. */
    record Rules(
            TeamTree tree,
            Map<String, RoutingPlan.Queue> queues,
            @Nullable Languages languages,
            boolean crisis) {}

    Ladder(RoutingPlan.Queue queue, Wish wish, Rules rules, Function<Requirement, Circle> circleOf) {
        this.circleOf = circleOf;
        steps = queue.steps();
        int count = steps.size();
        asked = new Requirement[count + 1];
        nextStep = new int[count + 1];
        circles = new Circle[count + 1];
        var widened = new Widened(queue, wish, rules);
        asked[0] = widened.requirement();
        for (int step = 0; step < count; step++) {
            widened.widen(steps.get(step).widening());
            asked[step + 1] = widened.requirement();
        }
        nextStep[count] = -1;
        for (int step = count - 1; step >= 0; step--) {
            nextStep[step] = asked[step].equals(asked[step + 1]) ? nextStep[step + 1] : step;
        }
    }

    Circle circle(int stepsTaken) {
        int taken = Math.min(stepsTaken, steps.size());
        Circle circle = circles[taken];
        if (circle == null) {
            circle = circleOf.apply(asked[taken]);
            circles[taken] = circle;
        }
        return circle;
    }

    Requirement asked(int stepsTaken) {
        return asked[Math.min(stepsTaken, steps.size())];
    }

    /** The next step that widens anything, −1 if there is none. One that would change nothing is passed over. */
    int stepAfter(int stepsTaken) {
        return nextStep[Math.min(stepsTaken, steps.size())];
    }

    /** Milliseconds of waiting after which the step is due. */
    long delay(int step) {
        return steps.get(step).after().toMillis();
    }

    /** The rung to which the step raises, null if it does something else. */
    @Nullable
    Rung rungOf(int step) {
        return steps.get(step).widening() instanceof Widening.Raise raise ? raise.to() : null;
    }

    /** The circle as it grows from step to step. */
    private static final class Widened {
        private final RoutingPlan.Queue queue;
        private final Wish wish;
        private final Rules rules;
        private final List<Alternative> either = new ArrayList<>();
        private final SortedSet<String> excluded = new TreeSet<>();
        private boolean anybody;
        private int top;

        private record Alternative(
                SortedSet<String> teams, SortedMap<String, Integer> skills, List<SortedMap<String, Integer>> anyOf) {}

        Widened(RoutingPlan.Queue queue, Wish wish, Rules rules) {
            this.queue = queue;
            this.wish = wish;
            this.rules = rules;
            Rung raisedTo = wish.raisedTo();
            top = raisedTo == null ? -1 : raisedTo.ordinal();
            if (rules.crisis) {
                raise(Rung.MANAGER);
            }
            excluded.addAll(queue.policy().exclude());
            if (wish.demand() != null) {
                excluded.addAll(wish.demand().exclude());
            }
            add(queue);
        }

        private void add(RoutingPlan.Queue source) {
            SortedMap<String, Integer> skills = new TreeMap<>(source.skills());
            if (wish.demand() != null) {
                wish.demand().skills().forEach((skill, level) -> skills.merge(skill, level, Math::max));
            }
            if (wish.language() != null && rules.languages != null) {
                skills.merge(wish.language(), rules.languages.level(), Math::max);
            }
            List<SortedMap<String, Integer>> anyOf = new ArrayList<>();
            source.policy().anyOf().forEach(group -> anyOf.add(new TreeMap<>(group)));
            either.add(new Alternative(new TreeSet<>(Set.of(source.team())), skills, anyOf));
        }

        void widen(Widening widening) {
            switch (widening) {
                case Widening.LowerLevel lower -> lower(lower.by());
                case Widening.DropSkill drop -> drop(drop.skill());
                case Widening.DropLanguage drop -> {
                    if (wish.language() != null) {
                        drop(wish.language());
                    }
                }
                case Widening.AddTeam add -> either.getFirst().teams.add(add.team());
                case Widening.AddQueue add -> {
                    RoutingPlan.Queue other = rules.queues.get(add.queue());
                    if (other != null) {
                        add(other);
                    }
                }
                case Widening.AnyAgent any -> anybody = true;
                case Widening.Raise raise -> raise(raise.to());
            }
        }

        private void lower(int by) {
            for (Alternative alternative : either) {
                alternative.skills.replaceAll((skill, level) -> Math.max(1, level - by));
                alternative.anyOf.forEach(group -> group.replaceAll((skill, level) -> Math.max(1, level - by)));
            }
        }

        /** A group of which one skill is no longer asked is no longer asked. */
        private void drop(String skill) {
            for (Alternative alternative : either) {
                alternative.skills.remove(skill);
                alternative.anyOf.removeIf(group -> group.containsKey(skill));
            }
        }

        private void raise(Rung to) {
            top = Math.max(top, rules.tree.rungWithManager(queue.team(), to.ordinal()));
        }

        Requirement requirement() {
            Rung raisedTo = wish.raisedTo();
            int bottom = raisedTo == null ? 0 : raisedTo.ordinal();
            SortedSet<String> managers = rules.tree.managers(queue.team(), bottom, top);
            List<Asked> asked = raisedTo != null ? List.of() : anybody ? List.of(ANYBODY) : alternatives();
            return new Requirement(asked, managers, new TreeSet<>(excluded));
        }

        private static final Asked ANYBODY = new Asked(null, new TreeMap<>(), List.of());

        private List<Asked> alternatives() {
            List<Asked> alternatives = new ArrayList<>();
            for (Alternative alternative : either) {
                List<Map<String, Integer>> anyOf = new ArrayList<>();
                alternative.anyOf.forEach(group -> anyOf.add(new TreeMap<>(group)));
                alternatives.add(new Asked(new TreeSet<>(alternative.teams), new TreeMap<>(alternative.skills), anyOf));
            }
            return alternatives;
        }
    }
}
