package dev.switchboard.router.engine;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Presence;
import dev.switchboard.router.engine.AgentExplanation.Reason;
import dev.switchboard.router.engine.AgentExplanation.Standing;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explains agents: why one gets no work. */
final class AgentExplaining {

    private AgentExplaining() {}

    static AgentExplanation explain(Agent agent, Workspace workspace) {
        Set<Channel> open = EnumSet.noneOf(Channel.class);
        for (Channel channel : Channels.ALL) {
            if (agent.isOpenFor(channel)) {
                open.add(channel);
            }
        }
        List<Standing> standings = workspace.queues().stream()
                .map(queue -> standing(agent, queue, workspace))
                .toList();
        return new AgentExplanation(Views.of(agent), open, reason(agent, open, standings), standings);
    }

    private static Reason reason(Agent agent, Set<Channel> open, List<Standing> standings) {
        if (agent.presence != Presence.READY) {
            return agent.presence == Presence.OFFLINE ? Reason.OFFLINE : Reason.NOT_READY;
        }
        if (open.isEmpty()) {
            return Reason.FULL;
        }
        if (standings.stream().noneMatch(AgentExplaining::mayServe)) {
            return Reason.NO_QUEUE;
        }
        return standings.stream().anyMatch(standing -> standing.waiting() > 0)
                ? Reason.NOTHING_FOR_THIS_AGENT
                : Reason.NOBODY_WAITS;
    }

    private static boolean mayServe(Standing standing) {
        return standing.verdict() == Verdict.FREE || standing.after() != null;
    }

    private static Standing standing(Agent agent, QueueInForce queue, Workspace workspace) {
        Ladder ladder = queue.ladder(Wish.NONE);
        Requirement asked = ladder.asked(0);
        Verdict verdict = Judging.suitability(agent, asked, workspace.teams);
        Circle circle = ladder.circle(0);
        return new Standing(
                queue.id(),
                queue.plan.name(),
                verdict,
                verdict == Verdict.SKILL ? Judging.lacks(agent, asked, workspace.teams) : List.of(),
                verdict == Verdict.FREE ? null : firstStepFor(agent, ladder, workspace),
                queue.waiting,
                circle.free(),
                verdict == Verdict.FREE ? circle.placeOf(agent) : null);
    }

    private static @Nullable Duration firstStepFor(Agent agent, Ladder ladder, Workspace workspace) {
        for (int step = ladder.stepAfter(0); step >= 0; step = ladder.stepAfter(step + 1)) {
            if (ladder.asked(step + 1).admits(agent, workspace.teams)) {
                return Duration.ofMillis(ladder.delay(step));
            }
        }
        return null;
    }
}
