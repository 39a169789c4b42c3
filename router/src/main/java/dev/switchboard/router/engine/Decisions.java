package dev.switchboard.router.engine;

import dev.switchboard.events.Origin;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingCommand.*;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.CommandRejected;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands each command to the part that decides it. */
final class Decisions {

    private final State state;
    private final Turn turn;
    private final Requests requests;
    private final Offers offers;
    private final Handling handling;
    private final Transfers transfers;
    private final Roster roster;
    private final Planning planning;
    private final Supervision supervision;
    private final Alarms alarms;
    /** The time of the last decision, whether anything followed or not. */
    private long latest;

    Decisions(State state, Playback playback) {
        this.state = state;
        turn = new Turn(playback);
        Matching matching = new Matching(turn);
        Settling settling = new Settling(turn, matching);
        Admission admission = new Admission(turn);
        Placement placement = new Placement(turn, admission);
        offers = new Offers(state, turn, placement, settling, matching);
        handling = new Handling(state, turn, placement, settling, matching);
        supervision = new Supervision(state, turn, placement, settling, offers);
        requests = new Requests(state, turn, placement, settling, matching, offers, handling, supervision);
        transfers = new Transfers(state, placement, settling, offers);
        roster = new Roster(state, turn, placement, settling, matching, offers);
        planning = new Planning(state, turn, placement, admission, settling);
        alarms = new Alarms(state, turn, placement, admission, settling, matching, offers, handling, transfers, roster);
    }

    List<RoutingEvent> decide(RoutingCommand command, Instant at) {
        Origin origin = origin(command);
        if (state.hasSeen(origin)) {
            return List.of();
        }
        begin(Math.max(state.clock, at.toEpochMilli()));
        alarms.ring();
        Refusal refusal = follow(command);
        if (refusal != null) {
            turn.emit(rejection(command, refusal));
        }
        alarms.ring();
        List<RoutingEvent> events = turn.end();
        if (!events.isEmpty()) {
            state.clock = turn.now();
            state.saw(origin);
        }
        return events;
    }

    /** Where nothing followed from a later time, its timers went off in vain: they are set anew. */
    private void begin(long now) {
        if (now < latest) {
            for (Workspace workspace : state.workspaces()) {
                workspace.contacts().forEach(contact -> state.timers.set(contact, now));
            }
        }
        latest = now;
        turn.begin(now);
    }

    private static @Nullable Origin origin(RoutingCommand command) {
        if (command instanceof RequestService request) {
            return request.origin();
        }
        if (command instanceof PlanCallback plan) {
            return plan.origin();
        }
        return command instanceof LeaveConversation leave ? leave.origin() : null;
    }

    private @Nullable Refusal follow(RoutingCommand command) {
        return switch (command) {
            case RequestService request -> {
                requests.request(request);
                yield null;
            }
            case LeaveConversation leave -> {
                requests.leave(leave);
                yield null;
            }
            case PlanCallback plan -> requests.planCallback(plan);
            case PrioritiseContact prioritise -> supervision.prioritise(prioritise);
            case MergeContacts merge -> supervision.merge(merge);
            case SetCrisis crisis -> supervision.setCrisis(crisis);
            case AcceptOffer accept -> offers.accept(accept);
            case DeclineOffer decline -> offers.decline(decline);
            case ParkContact park -> handling.park(park);
            case ReopenContact reopen -> handling.reopen(reopen);
            case TransferToQueue transfer -> transfers.toQueue(transfer);
            case TransferToAgent transfer -> transfers.toAgent(transfer);
            case EscalateContact escalate -> transfers.escalate(escalate);
            case CompleteContact complete -> handling.complete(complete);
            case FinishWrapUp finish -> handling.finish(finish);
            case SetPresence presence -> roster.setPresence(presence);
            case PutAgent put -> {
                roster.putAgent(put);
                yield null;
            }
            case RemoveAgent remove -> roster.removeAgent(remove);
            case PutTeams teams -> roster.putTeams(teams);
            case PublishPlan publish -> planning.publish(publish);
            case Tick tick -> null;
        };
    }

    private static CommandRejected rejection(RoutingCommand command, Refusal refusal) {
        return switch (command) {
            case RequestService c -> rejected(c, c.workspace(), c.contact(), null, refusal);
            case LeaveConversation c -> rejected(c, c.workspace(), null, null, refusal);
            case PlanCallback c -> rejected(c, c.workspace(), null, null, refusal);
            case PrioritiseContact c -> rejected(c, c.workspace(), c.contact(), c.agent(), refusal);
            case MergeContacts c -> rejected(c, c.workspace(), c.contact(), c.agent(), refusal);
            case SetCrisis c -> rejected(c, c.workspace(), null, c.agent(), refusal);
            case AcceptOffer c -> rejected(c, c.workspace(), c.contact(), c.agent(), refusal);
            case DeclineOffer c -> rejected(c, c.workspace(), c.contact(), c.agent(), refusal);
            case ParkContact c -> rejected(c, c.workspace(), c.contact(), c.agent(), refusal);
            case ReopenContact c -> rejected(c, c.workspace(), c.contact(), c.agent(), refusal);
            case TransferToQueue c -> rejected(c, c.workspace(), c.contact(), c.agent(), refusal);
            case TransferToAgent c -> rejected(c, c.workspace(), c.contact(), c.agent(), refusal);
            case EscalateContact c -> rejected(c, c.workspace(), c.contact(), c.agent(), refusal);
            case CompleteContact c -> rejected(c, c.workspace(), c.contact(), c.agent(), refusal);
            case FinishWrapUp c -> rejected(c, c.workspace(), c.contact(), c.agent(), refusal);
            case SetPresence c -> rejected(c, c.workspace(), null, c.agent(), refusal);
            case PutAgent c -> rejected(c, c.workspace(), null, c.profile().agent(), refusal);
            case RemoveAgent c -> rejected(c, c.workspace(), null, c.agent(), refusal);
            case PutTeams c -> rejected(c, c.workspace(), null, null, refusal);
            case PublishPlan c -> rejected(c, c.workspace(), null, null, refusal);
            case Tick c -> throw new IllegalStateException("time cannot be refused: " + refusal);
        };
    }

    private static CommandRejected rejected(
            RoutingCommand command,
            String workspace,
            @Nullable String contact,
            @Nullable String agent,
            Refusal refusal) {
        String name = command.getClass().getSimpleName();
        return new CommandRejected(workspace, name, contact, agent, refusal.code(), refusal.detail());
    }
}
