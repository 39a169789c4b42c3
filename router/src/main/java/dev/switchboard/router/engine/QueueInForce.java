package dev.switchboard.router.engine;

import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.RoutingPlan.Rung;
import org.jspecify.annotations.Nullable;

/**
 * A queue of the plan with the circles that its steps lead to. A circle is made when the first contact reaches it. Times are
 * milliseconds.
 */
final class QueueInForce {

    final RoutingPlan.Queue plan;
    final long serviceLevel;
    final long offerTimeout;
    final long wrapUp;

    private final TeamTree tree;
    private final Circles circles;
    /** By the rung raised to, 0 for none. */
    private final @Nullable Ladder[] ladders = new Ladder[Rung.values().length + 1];

    QueueInForce(RoutingPlan.Queue plan, TeamTree tree, Circles circles) {
        this.plan = plan;
        this.serviceLevel = plan.serviceLevel().toMillis();
        this.offerTimeout = plan.offerTimeout().toMillis();
        this.wrapUp = plan.wrapUp().toMillis();
        this.tree = tree;
        this.circles = circles;
    }

    String id() {
        return plan.queue();
    }

    Circle circle(int steps, @Nullable Rung raisedTo) {
        Ladder ladder = ladder(raisedTo);
        int taken = Math.min(steps, plan.steps().size());
        Circle circle = ladder.circles[taken];
        if (circle == null) {
            circle = circles.of(ladder.asked[taken]);
            ladder.circles[taken] = circle;
        }
        return circle;
    }

    /** The next step that widens anything, −1 if there is none. One that would change nothing is passed over. */
    int stepAfter(int steps, @Nullable Rung raisedTo) {
        return ladder(raisedTo).nextStep[Math.min(steps, plan.steps().size())];
    }

    long stepDelay(int step) {
        return plan.steps().get(step).after().toMillis();
    }

    /** The next rung above {@code rung} that has a manager, null at the top. */
    @Nullable
    Rung rungAbove(int rung) {
        int next = tree.rungWithManager(plan.team(), rung + 1);
        return next < 0 ? null : Rung.values()[next];
    }

    private Ladder ladder(@Nullable Rung raisedTo) {
        int kind = raisedTo == null ? 0 : raisedTo.ordinal() + 1;
        Ladder ladder = ladders[kind];
        if (ladder == null) {
            ladder = new Ladder(plan, raisedTo, tree);
            ladders[kind] = ladder;
        }
        return ladder;
    }

    /** What is asked after each number of steps. */
    private static final class Ladder {
        final Requirement[] asked;
        final int[] nextStep;
        final @Nullable Circle[] circles;

        Ladder(RoutingPlan.Queue plan, @Nullable Rung raisedTo, TeamTree tree) {
            int steps = plan.steps().size();
            asked = new Requirement[steps + 1];
            nextStep = new int[steps + 1];
            circles = new Circle[steps + 1];
            asked[steps] = Requirement.of(plan, steps, raisedTo, tree);
            nextStep[steps] = -1;
            for (int step = steps - 1; step >= 0; step--) {
                asked[step] = Requirement.of(plan, step, raisedTo, tree);
                nextStep[step] = asked[step].equals(asked[step + 1]) ? nextStep[step + 1] : step;
            }
        }
    }
}
