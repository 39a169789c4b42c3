package dev.switchboard.gateway.chat;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the state of each chat's newest contact beside its conversation. */
@ApplicationScoped
class ContactStateStore {

    private static final String NAME_AGENTS = """
            insert into agent (workspace, id, name) select * from unnest($1::text[], $2::text[], $3::text[])
            on conflict (workspace, id) do update set name = excluded.name""";

    private static final String OPEN = """
            with locked as (select id from conversation where id = any($1) order by id for update)
            update conversation c set contact_id = v.contact
            from locked l join (select * from unnest($1::text[], $2::text[])) as v (id, contact) using (id)
            where c.id = l.id""";

    private static final String CHANGE = """
            with locked as (select id from conversation where contact_id = any($1) order by id for update)
            update conversation c set contact_state = v.state, contact_agent = v.agent
            from locked l, unnest($1::text[], $2::text[], $3::text[]) as v (contact, state, agent)
            where c.id = l.id and c.contact_id = v.contact
            returning c.address""";

    /**
     * @param connection in a transaction
     * @return the visitors whom it concerns
     */
    Uni<List<String>> apply(SqlConnection connection, ContactChanges changes) {
        return nameAgents(connection, changes)
                .chain(() -> open(connection, changes.openedContacts()))
                .chain(() -> change(connection, changes.contacts()));
    }

    private Uni<Void> nameAgents(SqlConnection connection, ContactChanges changes) {
        if (changes.agents().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var agents = changes.agents().keySet();
        return connection
                .preparedQuery(NAME_AGENTS)
                .execute(Tuple.of(
                        texts(agents, ContactChanges.AgentKey::workspace),
                        texts(agents, ContactChanges.AgentKey::agent),
                        texts(changes.agents().values(), name -> name)))
                .replaceWithVoid();
    }

    private Uni<Void> open(SqlConnection connection, Map<String, String> contacts) {
        if (contacts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(OPEN)
                .execute(Tuple.of(texts(contacts.keySet(), id -> id), texts(contacts.values(), id -> id)))
                .replaceWithVoid();
    }

    private Uni<List<String>> change(SqlConnection connection, Map<String, ContactChanges.Change> contacts) {
        if (contacts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var changes = contacts.values();
        return connection
                .preparedQuery(CHANGE)
                .execute(Tuple.of(
                        texts(contacts.keySet(), id -> id),
                        texts(changes, change -> change.state().name()),
                        texts(changes, ContactChanges.Change::agent)))
                .map(rows -> {
                    var visitors = new ArrayList<String>();
                    rows.forEach(row -> visitors.add(row.getString("address")));
                    return visitors;
                });
    }

    private static <T> String[] texts(Collection<T> values, Function<T, @Nullable String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }
}
