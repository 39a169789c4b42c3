package dev.switchboard.router.simulation;

import dev.switchboard.router.simulation.scenario.AgentGroup;
import java.util.ArrayList;
import java.util.List;

/** An agent at work: what is in hand, and how the time was spent. Times in epoch milliseconds. */
final class SimulatedAgent {

    final String id;
    final AgentGroup group;
    final List<SimulatedContact> serving = new ArrayList<>(2);
    /** Offered, served and in wrap-up. */
    int inHand;
    /** How many shifts go on. */
    int shifts;

    boolean ready;
    /** Of the time that counts. */
    long busyMillis;
    /** Ready for work or busy, of the time that counts. */
    long staffedMillis;

    private long since;

    SimulatedAgent(String id, AgentGroup group) {
        this.id = id;
        this.group = group;
    }

    /** Books the time until now; to be called before anything changes. */
    void book(long now, long from, long to) {
        long counted = Math.min(now, to) - Math.max(since, from);
        if (counted > 0) {
            busyMillis += inHand > 0 ? counted : 0;
            staffedMillis += inHand > 0 || ready ? counted : 0;
        }
        since = now;
    }
}
