package dev.switchboard.router.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who declined, missed or gave away a contact and is not offered it for a while. Ends are compared with the time of asking: nothing has
 * to happen for one to end. Immutable, since nearly all contacts have none.
 */
final class CoolingOff {

    static final CoolingOff NOBODY = new CoolingOff(new String[0], new long[0]);

    private final String[] agents;
    private final long[] ends;

    private CoolingOff(String[] agents, long[] ends) {
        this.agents = agents;
        this.ends = ends;
    }

    /** Until when somebody is not offered the contact. */
    record Entry(String agent, long end) {}

    /** With one more, or another end of one; entries that have ended by {@code now} are dropped. */
    CoolingOff with(String agent, long end, long now) {
        int kept = 0;
        String[] nextAgents = new String[agents.length + 1];
        long[] nextEnds = new long[agents.length + 1];
        for (int i = 0; i < agents.length; i++) {
            if (ends[i] > now && !agents[i].equals(agent)) {
                nextAgents[kept] = agents[i];
                nextEnds[kept++] = ends[i];
            }
        }
        if (end > now) {
            nextAgents[kept] = agent;
            nextEnds[kept++] = end;
        }
        return kept == 0 ? NOBODY : new CoolingOff(Arrays.copyOf(nextAgents, kept), Arrays.copyOf(nextEnds, kept));
    }

    boolean excludes(String agent, long now) {
        for (int i = 0; i < agents.length; i++) {
            if (ends[i] > now && agents[i].equals(agent)) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return agents.length == 0;
    }

    /** The first end after {@code now}. */
    long nextEnd(long now) {
        long next = Timers.NEVER;
        for (long end : ends) {
            if (end > now && end < next) {
                next = end;
            }
        }
        return next;
    }

    List<Entry> entries(long now) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < agents.length; i++) {
            if (ends[i] > now) {
                entries.add(new Entry(agents[i], ends[i]));
            }
        }
        return entries;
    }
}
