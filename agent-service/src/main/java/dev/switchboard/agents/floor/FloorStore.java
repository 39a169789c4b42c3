package dev.switchboard.agents.floor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.agents.floor.FloorChanges.ContactRef;
import dev.switchboard.agents.floor.FloorChanges.PresenceSpan;
import dev.switchboard.events.Presence;
import dev.switchboard.events.Wire;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The floors as PostgreSQL keeps them, so that a pod that starts need not read the log from its beginning: per partition the state
 * and how far it reaches, changed in one transaction.
 */
@ApplicationScoped
public class FloorStore {

    private static final String MOVE_MARK = """
            insert into floor_mark as mark (log_partition, next_offset, epoch) values ($1, $2, $3)
            on conflict (log_partition) do update set next_offset = excluded.next_offset, epoch = excluded.epoch
            where mark.next_offset = $4""";
    private static final String SAVE_CONTACTS = """
            insert into floor_contact (workspace, contact, log_partition, body)
            select workspace, contact, $1, body::jsonb
            from unnest($2::text[], $3::text[], $4::text[]) as t (workspace, contact, body)
            on conflict (workspace, contact) do update set body = excluded.body""";
    private static final String DELETE_CONTACTS = """
            delete from floor_contact using unnest($1::text[], $2::text[]) as t (workspace, contact)
            where floor_contact.workspace = t.workspace and floor_contact.contact = t.contact""";
    private static final String SAVE_PRESENCES = """
            insert into floor_presence (workspace, agent, log_partition, presence, reason, since)
            select workspace, agent, $1, presence, reason, since
            from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
                as t (workspace, agent, presence, reason, since)
            on conflict (workspace, agent) do update
            set presence = excluded.presence, reason = excluded.reason, since = excluded.since""";
    private static final String DELETE_PRESENCES = """
            delete from floor_presence using unnest($1::text[], $2::text[]) as t (workspace, agent)
            where floor_presence.workspace = t.workspace and floor_presence.agent = t.agent""";
    private static final String ADD_HISTORY = """
            insert into presence_history (event, workspace, agent, presence, reason, since)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
            on conflict do nothing""";
    private static final String FORGET_QUEUES = "delete from floor_queue where workspace = $1";
    private static final String SAVE_QUEUES = """
            insert into floor_queue (workspace, queue, log_partition, team)
            select $1, queue, $2, team from unnest($3::text[], $4::text[]) as t (queue, team)""";

    private static final ObjectMapper JSON = Wire.mapperCopy();

    private final Pool postgres;

    FloorStore(Pool postgres) {
        this.postgres = postgres;
    }

    /** Somebody else has moved the partition's mark: this pod's state of it is of no use any more. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Overtaken(int partition) {
            super("another pod stores partition " + partition, null, false, false);
        }
    }

    /** The stored state of a partition, all of one moment. */
    Uni<FloorLog> load(int partition) {
        var floor = new Floor();
        return postgres.withTransaction(connection -> connection
                .query("set transaction isolation level repeatable read read only")
                .execute()
                .chain(() -> each(connection, "floor_contact", partition, row -> floor.restore(contact(row))))
                .chain(() ->
                        each(connection, "floor_presence", partition, row -> floor.restore(agent(row), state(row))))
                .chain(() -> each(
                        connection,
                        "floor_queue",
                        partition,
                        row -> floor.restore(
                                row.getString("workspace"), row.getString("queue"), row.getString("team"))))
                .chain(() -> select(connection, "floor_mark", partition))
                .map(rows -> new FloorLog(floor, mark(rows))));
    }

    /** Stores a batch. Fails with {@link Overtaken} if the mark is not where this pod left it. */
    Uni<Void> save(Collection<FloorChanges> batch) {
        return postgres.withTransaction(connection -> {
            Uni<Void> chain = Uni.createFrom().voidItem();
            for (FloorChanges changes : batch) {
                chain = chain.chain(() -> save(connection, changes));
            }
            return chain;
        });
    }

    private static Uni<Void> save(SqlConnection connection, FloorChanges changes) {
        return moveMark(connection, changes)
                .chain(() -> saveContacts(connection, changes))
                .chain(() -> savePresences(connection, changes))
                .chain(() -> addHistory(connection, changes))
                .chain(() -> saveQueues(connection, changes));
    }

    private static Uni<Void> moveMark(SqlConnection connection, FloorChanges changes) {
        FloorLog.Mark to = changes.log.mark();
        return connection
                .preparedQuery(MOVE_MARK)
                .execute(Tuple.of(changes.partition, to.nextOffset(), to.epoch(), changes.from.nextOffset()))
                .invoke(result -> {
                    if (result.rowCount() == 0) {
                        throw new Overtaken(changes.partition);
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> saveContacts(SqlConnection connection, FloorChanges changes) {
        List<DeskContact> saved = new ArrayList<>();
        List<ContactRef> gone = new ArrayList<>();
        for (ContactRef ref : changes.contacts) {
            DeskContact now = changes.contact(ref);
            if (now == null) {
                gone.add(ref);
            } else {
                saved.add(now);
            }
        }
        var inserted = Tuple.of(
                changes.partition,
                texts(saved, contact -> contact.request().workspace()),
                texts(saved, DeskContact::id),
                texts(saved, FloorStore::json));
        var deleted = Tuple.of(texts(gone, ContactRef::workspace), texts(gone, ContactRef::contact));
        return run(connection, SAVE_CONTACTS, inserted, saved)
                .chain(() -> run(connection, DELETE_CONTACTS, deleted, gone));
    }

    private static Uni<Void> savePresences(SqlConnection connection, FloorChanges changes) {
        var spans = List.copyOf(changes.latestPresences().values());
        var saved = Tuple.tuple().addValue(changes.partition);
        columns(spans).forEach(saved::addValue);
        var removed = Tuple.of(
                texts(changes.removedAgents, AgentKey::workspace), texts(changes.removedAgents, AgentKey::agent));
        return run(connection, SAVE_PRESENCES, saved, spans)
                .chain(() -> run(connection, DELETE_PRESENCES, removed, changes.removedAgents));
    }

    private static Uni<Void> addHistory(SqlConnection connection, FloorChanges changes) {
        var added = Tuple.tuple().addValue(texts(changes.presences, PresenceSpan::event));
        columns(changes.presences).forEach(added::addValue);
        return run(connection, ADD_HISTORY, added, changes.presences);
    }

    private static Uni<Void> saveQueues(SqlConnection connection, FloorChanges changes) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (var published : changes.plans.entrySet()) {
            var queues = published.getValue().queues();
            var saved = Tuple.of(
                    published.getKey(),
                    changes.partition,
                    texts(queues, queue -> queue.queue()),
                    texts(queues, queue -> queue.team()));
            chain = chain.chain(() -> connection.preparedQuery(FORGET_QUEUES).execute(Tuple.of(published.getKey())))
                    .chain(() -> run(connection, SAVE_QUEUES, saved, queues));
        }
        return chain;
    }

    private static List<Object> columns(Collection<PresenceSpan> spans) {
        return List.of(
                texts(spans, span -> span.agent().workspace()),
                texts(spans, span -> span.agent().agent()),
                texts(spans, span -> span.state().state().name()),
                texts(spans, span -> span.state().reason()),
                spans.stream()
                        .map(span -> span.since().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
    }

    private static Uni<Void> run(SqlConnection connection, String sql, Tuple values, Collection<?> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(sql).execute(values).replaceWithVoid();
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static Uni<RowSet<Row>> select(SqlConnection connection, String table, int partition) {
        return connection
                .preparedQuery("select * from " + table + " where log_partition = $1")
                .execute(Tuple.of(partition));
    }

    private static Uni<Void> each(SqlConnection connection, String table, int partition, Consumer<Row> restore) {
        return select(connection, table, partition)
                .invoke(rows -> rows.forEach(restore))
                .replaceWithVoid();
    }

    private static FloorLog.Mark mark(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return FloorLog.Mark.START;
        }
        Row row = rows.iterator().next();
        return new FloorLog.Mark(row.getLong("next_offset"), row.getLong("epoch"));
    }

    private static AgentKey agent(Row row) {
        return new AgentKey(row.getString("workspace"), row.getString("agent"));
    }

    private static PresenceState state(Row row) {
        return new PresenceState(Presence.valueOf(row.getString("presence")), row.getString("reason"));
    }

    private static DeskContact contact(Row row) {
        try {
            return JSON.readValue(row.getJsonObject("body").encode(), DeskContact.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored contact " + row.getString("contact") + " can't be read", e);
        }
    }

    private static String json(DeskContact contact) {
        try {
            return JSON.writeValueAsString(contact);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("contact " + contact.id() + " can't be written", e);
        }
    }
}
