package dev.switchboard.router.engine;

import dev.switchboard.events.Origin;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that a partition holds. It changes by events alone, through {@link Playback}. */
final class State {

    final RuleCompiler rules;
    final Timers timers;
    /** Time of the newest decision that changed anything, in epoch milliseconds: the past never comes back. */
    long clock;
    /** How many have been drawn. */
    long tickets;

    private final Roll roll = new Roll();
    private final Map<String, Workspace> workspaces = new TreeMap<>();
    /** The one asked for last, which is asked for next most of the time. */
    private @Nullable Workspace latest;

    /** The highest position seen of each source. */
    private final Map<String, Long> seen = new TreeMap<>();

    State(RuleCompiler rules) {
        this.rules = rules;
        timers = new Timers(roll);
    }

    Workspace workspace(String id) {
        Workspace workspace = latest;
        if (workspace == null || !workspace.id.equals(id)) {
            workspace = workspaces.computeIfAbsent(id, some -> new Workspace(some, roll, timers));
            latest = workspace;
        }
        return workspace;
    }

    /** By id; those that hold nothing are left out. */
    Collection<Workspace> workspaces() {
        return workspaces.values().stream()
                .filter(workspace -> !workspace.isEmpty())
                .toList();
    }

    boolean hasSeen(@Nullable Origin origin) {
        if (origin == null) {
            return false;
        }
        Long position = seen.get(origin.source());
        return position != null && origin.position() <= position;
    }

    void saw(@Nullable Origin origin) {
        if (origin != null) {
            seen.merge(origin.source(), origin.position(), Math::max);
        }
    }

    /** The highest position seen by source. */
    Map<String, Long> seen() {
        return seen;
    }
}
