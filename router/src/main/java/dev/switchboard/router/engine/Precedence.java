package dev.switchboard.router.engine;

import org.jspecify.annotations.Nullable;

/**
 * Which of two contacts goes first when an agent is free for both: of a queue that a crisis puts first, then of a queue that comes earlier
 * in the agent's own order, then whose wait counts for more, its head start included and by the weight of its queue; of equals, who came
 * first.
 */
final class Precedence {

    private final @Nullable Agent agent;
    private final long now;

    Precedence(Agent agent, long now) {
        this(now, agent);
    }

    private Precedence(long now, @Nullable Agent agent) {
        this.agent = agent;
        this.now = now;
    }

    /** Whoever waits longest, whatever the queue and the agent. */
    static Precedence byAge() {
        return new Precedence(0, null);
    }

    @Nullable
    Contact first(@Nullable Contact a, @Nullable Contact b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return goesBefore(b, a) ? b : a;
    }

    private boolean goesBefore(Contact a, Contact b) {
        QueueInForce queueA = a.queueInForce;
        QueueInForce queueB = b.queueInForce;
        if (agent == null || queueA == null || queueB == null || queueA == queueB) {
            return a.goesBefore(b);
        }
        if (queueA.first != queueB.first) {
            return queueA.first;
        }
        int placeA = agent.placeOf(queueA);
        int placeB = agent.placeOf(queueB);
        if (placeA != placeB) {
            return placeA < placeB;
        }
        if (queueA.weight() == queueB.weight()) {
            return a.goesBefore(b);
        }
        long waitA = (now - a.order()) * queueA.weight();
        long waitB = (now - b.order()) * queueB.weight();
        return waitA != waitB ? waitA > waitB : a.ticket < b.ticket;
    }
}
