package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.QUEUED;

import dev.switchboard.events.RoutingCommand.PublishPlan;
import dev.switchboard.events.RoutingEvent.CallbackPlanned;
import dev.switchboard.events.RoutingEvent.PlanPublished;
import dev.switchboard.events.RoutingPlan;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A new plan comes into force: contacts without a queue are given one, all others stay and are matched by the new plan. */
final class Planning {

    private final State state;
    private final Turn turn;
    private final Placement placement;
    private final Admission admission;
    private final Settling settling;

    Planning(State state, Turn turn, Placement placement, Admission admission, Settling settling) {
        this.state = state;
        this.turn = turn;
        this.placement = placement;
        this.admission = admission;
        this.settling = settling;
    }

    @Nullable
    Refusal publish(PublishPlan command) {
        Workspace workspace = state.workspace(command.workspace());
        RoutingPlan plan = command.plan();
        RoutingPlan inForce = workspace.plan;
        if (plan.equals(inForce)) {
            return null;
        }
        if (inForce != null && plan.version() <= inForce.version()) {
            return new Refusal(
                    "plan.stale", "version " + plan.version() + " comes after " + inForce.version() + " is in force");
        }
        String missing = missingQueue(plan);
        if (missing != null) {
            return new Refusal("plan.invalid", "the plan leads to queue " + missing + ", which it does not have");
        }
        turn.emit(new PlanPublished(workspace.id, plan));
        workspace.unattended().forEach(this::place);
        settling.settle(workspace.unattended(), List.of(), workspace);
        return null;
    }

    /** A contact whose customer is to be called later goes on waiting for that time. */
    private void place(Contact contact) {
        if (contact.queueInForce != null) {
            admission.reconsiderHold(contact, placement);
            return;
        }
        long appointment = contact.callback == Callback.NONE ? 0 : contact.heldUntil;
        if (contact.queue == null) {
            placement.arrive(contact);
        } else {
            placement.replace(contact);
        }
        if (contact.state == QUEUED && appointment > Math.max(turn.now(), contact.heldUntil)) {
            turn.emit(new CallbackPlanned(contact.workspace.id, contact.id(), Instant.ofEpochMilli(appointment)));
        }
    }

    private static @Nullable String missingQueue(RoutingPlan plan) {
        Set<String> queues = new HashSet<>();
        plan.queues().forEach(queue -> queues.add(queue.queue()));
        for (RoutingPlan.Rule rule : plan.rules()) {
            if (!queues.contains(rule.queue())) {
                return rule.queue();
            }
        }
        return queues.contains(plan.fallbackQueue()) ? null : plan.fallbackQueue();
    }
}
