package dev.switchboard.gateway.chat;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Keeps the state of each chat's newest contact beside its conversation, and how far the router's log was followed. */
@ApplicationScoped
class ContactStateStore {

    private static final String MARKS =
            "select topic, partition, position, epoch from mark where topic = $1 and partition = any($2) for update";

    private static final String SET_MARKS = """
            insert into mark (topic, partition, position, epoch)
            select $1, * from unnest($2::int[], $3::bigint[], $4::bigint[])
            on conflict (topic, partition) do update set position = excluded.position, epoch = excluded.epoch""";

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

    private final Pool pool;

    ContactStateStore(Pool pool) {
        this.pool = pool;
    }

    /** @param position of the last record that took effect */
    record Mark(long position, long epoch) {
        static final Mark NONE = new Mark(-1, 0);
    }

    /**
     * Applies what follows from the marks, and moves them, in one transaction.
     *
     * @return the visitors whom it concerns
     */
    Uni<List<String>> advance(
            Set<TopicPartition> partitions, Function<Map<TopicPartition, Mark>, ContactChanges> changes) {
        return pool.withTransaction(
                connection -> marks(connection, partitions).map(changes).chain(change -> apply(connection, change)));
    }

    private Uni<Map<TopicPartition, Mark>> marks(SqlConnection connection, Set<TopicPartition> partitions) {
        String topic = partitions.iterator().next().topic();
        var numbers = partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new);
        return connection.preparedQuery(MARKS).execute(Tuple.of(topic, numbers)).map(rows -> {
            var marks = new HashMap<TopicPartition, Mark>();
            rows.forEach(row -> marks.put(
                    new TopicPartition(topic, row.getInteger("partition")),
                    new Mark(row.getLong("position"), row.getLong("epoch"))));
            return marks;
        });
    }

    private Uni<List<String>> apply(SqlConnection connection, ContactChanges changes) {
        return nameAgents(connection, changes)
                .chain(() -> open(connection, changes.openedContacts()))
                .chain(() -> change(connection, changes.contacts()))
                .call(() -> setMarks(connection, changes.marks()));
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

    private Uni<Void> setMarks(SqlConnection connection, Map<TopicPartition, Mark> marks) {
        var partitions = marks.keySet();
        return connection
                .preparedQuery(SET_MARKS)
                .execute(Tuple.of(
                        partitions.iterator().next().topic(),
                        partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new),
                        marks.values().stream().map(Mark::position).toArray(Long[]::new),
                        marks.values().stream().map(Mark::epoch).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private static <T> String[] texts(Collection<T> values, Function<T, @Nullable String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }
}
