package dev.switchboard.router.engine;

import dev.switchboard.events.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why an agent gets work or not.
 *
 * @param open the channels on which the agent may be offered something now
 * @param reason the answer in one word
 * @param queues the plan's queues, as the agent stands to each
 */
public record AgentExplanation(AgentView agent, Set<Channel> open, Reason reason, List<Standing> queues) {

    /** Why there is nothing new for the agent just now. */
    public enum Reason {
        OFFLINE,
        NOT_READY,
        /** Has in hand as much as is allowed. */
        FULL,
        /** No queue asks for what the agent is. */
        NO_QUEUE,
        /** Contacts wait, but none that the agent may have. */
        NOTHING_FOR_THIS_AGENT,
        /** Nobody waits: the agent is offered something when it is the agent's turn. */
        NOBODY_WAITS
    }

    /**
     * @param verdict on a contact that has just come into the queue
     * @param after when waiting there makes the agent eligible by a step; null if no step does, or none is needed
     * @param waiting contacts in the queue
     * @param free agents who stand ready for the queue
     * @param place of the agent among these, from 1; null if the agent is not among them
     */
    public record Standing(
            String queue,
            String name,
            Verdict verdict,
            List<Candidate.Lack> lacks,
            @Nullable Duration after,
            int waiting,
            int free,
            @Nullable Integer place) {}
}
