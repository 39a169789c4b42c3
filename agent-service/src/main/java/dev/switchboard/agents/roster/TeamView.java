package dev.switchboard.agents.roster;

import org.jspecify.annotations.Nullable;

/** A team as everybody sees it. */
public record TeamView(
        String id,
        String name,
        @Nullable String parent,
        @Nullable String manager,
        long version) {

    static TeamView of(TeamRow row) {
        return new TeamView(row.key.id(), row.name, row.parent, row.manager, row.version);
    }
}
