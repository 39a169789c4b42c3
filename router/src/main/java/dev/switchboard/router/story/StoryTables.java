package dev.switchboard.router.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.events.Wire;
import dev.switchboard.router.story.StoryBatch.Mark;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The projection's SQL: one statement for each table and batch, whatever the batch's size, its rows sent as one JSON value. */
final class StoryTables {

    static final ObjectMapper ROWS = Wire.mapperCopy();

    /** The update changes nothing: it holds the row until the end of the transaction, and lets it be returned. */
    private static final String LOCK_MARKS = """
            insert into story_mark as mark (partition, next_record, epoch)
            select partition, 0, 0 from unnest($1::int[]) partition order by partition
            on conflict (partition) do update set epoch = mark.epoch
            returning to_jsonb(mark.*)::text""";

    /** One look into the index for each; as a plain join a table whose size is not known yet would be read whole. */
    private static final String LOAD_HEADERS = """
            select to_jsonb(found.*)::text
            from jsonb_to_recordset($1::text::jsonb) as wanted(workspace text, contact text)
            cross join lateral (
                select * from contact
                where contact.workspace = wanted.workspace and contact.contact = wanted.contact offset 0) found""";

    private static final String STORE_ENTRIES = """
            insert into story_entry (workspace, contact, command_offset, n, event_id, at, event)
            select workspace, contact, command_offset, n, event_id, at, event
            from jsonb_to_recordset($1::text::jsonb) as row(workspace text, contact text, command_offset bigint, n int,
                event_id text, at timestamptz, event jsonb)
            on conflict do nothing""";

    private static final String STORE_HEADERS = """
            insert into contact select * from jsonb_populate_recordset(null::contact, $1::text::jsonb)
            on conflict (workspace, contact) do update set state = excluded.state, queue = excluded.queue,
                agent = excluded.agent, held_by = excluded.held_by, raised_to = excluded.raised_to,
                changed_at = excluded.changed_at""";

    private static final String STORE_NAMES = """
            insert into directory select * from jsonb_populate_recordset(null::directory, $1::text::jsonb)
            on conflict (workspace, kind, id) do update set body = excluded.body""";

    private static final String STORE_MARKS = """
            insert into story_mark select * from jsonb_populate_recordset(null::story_mark, $1::text::jsonb)
            on conflict (partition) do update set next_record = excluded.next_record, epoch = excluded.epoch""";

    private final SqlConnection connection;

    /** @param connection in a transaction */
    StoryTables(SqlConnection connection) {
        this.connection = connection;
    }

    /** The marks of the partitions, held until the end of the transaction. */
    Uni<List<Mark>> lockMarks(Collection<Integer> partitions) {
        return connection
                .preparedQuery(LOCK_MARKS)
                .execute(Tuple.of(partitions.toArray(Integer[]::new)))
                .map(rows -> read(rows, Mark.class));
    }

    Uni<List<ContactHeader>> loadHeaders(Collection<StoryBatch.ContactKey> contacts) {
        return contacts.isEmpty()
                ? Uni.createFrom().item(List.of())
                : connection
                        .preparedQuery(LOAD_HEADERS)
                        .execute(Tuple.of(json(contacts)))
                        .map(rows -> read(rows, ContactHeader.class));
    }

    Uni<Void> storeEntries(Collection<StoryBatch.EntryRow> entries) {
        return store(STORE_ENTRIES, entries);
    }

    Uni<Void> storeHeaders(Collection<ContactHeader> headers) {
        return store(STORE_HEADERS, headers);
    }

    Uni<Void> storeNames(Collection<StoryBatch.NameRow> names) {
        return store(STORE_NAMES, names);
    }

    Uni<Void> storeMarks(Collection<Mark> marks) {
        return store(STORE_MARKS, marks);
    }

    private Uni<Void> store(String sql, Collection<?> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(sql).execute(Tuple.of(json(rows))).replaceWithVoid();
    }

    private static String json(Collection<?> rows) {
        try {
            return ROWS.writeValueAsString(rows);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("rows that are no JSON", bug);
        }
    }

    static <T> List<T> read(RowSet<Row> rows, Class<T> type) {
        List<T> read = new ArrayList<>(rows.size());
        for (Row row : rows) {
            read.add(read(row.getString(0), type));
        }
        return read;
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return ROWS.readValue(json, type);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("a row that is no " + type.getSimpleName(), bug);
        }
    }
}
