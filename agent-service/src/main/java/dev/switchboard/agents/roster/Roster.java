package dev.switchboard.agents.roster;

import dev.switchboard.agents.identity.Caller;
import dev.switchboard.agents.outbox.OutboxRelay;
import dev.switchboard.events.Team;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/**
 * How the roster is read and changed. Changes of one workspace happen one after the other: checks that look at the whole (cycles,
 * duplicates) hold, and the outbox has them in the order in which they took effect.
 */
@ApplicationScoped
public class Roster {

    private static final String ONE_AT_A_TIME =
            "select count(*) from (select pg_advisory_xact_lock(hashtext('roster/' || ?1))) as lock";

    private final OutboxRelay relay;

    Roster(OutboxRelay relay) {
        this.relay = relay;
    }

    /** Runs a change in a transaction of its own; once it is committed, what it has to tell is on its way. */
    <T> Uni<T> change(String workspace, Supplier<Uni<T>> change) {
        return Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(ONE_AT_A_TIME, Long.class)
                                .setParameter(1, workspace)
                                .getSingleResult())
                        .chain(locked -> change.get()))
                .invoke(relay::wake);
    }

    <T> Uni<T> read(Supplier<Uni<T>> query) {
        return Panache.withSession(query);
    }

    /** Within {@link #change} or {@link #read}. */
    Uni<TeamTree> tree(String workspace) {
        return teams(workspace).map(TeamTree::new);
    }

    Uni<List<Team>> teams(String workspace) {
        return TeamRow.of(workspace)
                .map(rows -> rows.stream().map(TeamRow::team).toList());
    }

    /** What the caller may see now. */
    public Uni<Scope> scopeOf(Caller caller) {
        return read(() -> tree(caller.workspace())).map(tree -> Scope.of(caller, tree));
    }
}
