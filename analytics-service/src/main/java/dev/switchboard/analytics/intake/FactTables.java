package dev.switchboard.analytics.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.analytics.intake.FactBook.ContactKey;
import dev.switchboard.analytics.intake.FirstResponses.Reply;
import dev.switchboard.analytics.kpi.Count;
import dev.switchboard.analytics.kpi.Tally;
import dev.switchboard.analytics.kpi.Waits;
import dev.switchboard.analytics.life.CellKey;
import dev.switchboard.analytics.life.ContactLife;
import dev.switchboard.events.Channel;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Facts and cells in SQL: one statement for each table and batch. */
final class FactTables {

    /** Whoever changes facts of a workspace holds this until the end of the transaction: no two ever wait for each other's rows. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('analytics'), hashtext($1))";

    private static final String LIVES = """
            select to_jsonb(found.*)::text
            from jsonb_to_recordset($1::text::jsonb) as wanted(workspace text, contact text)
            cross join lateral (
                select * from contact_fact fact
                where fact.workspace = wanted.workspace and fact.contact = wanted.contact offset 0) found""";

    /** What customers closed lately, for whom a new contact means that they came back. */
    private static final String CLOSED_LATELY = """
            select to_jsonb(found.*)::text
            from unnest($1::text[], $2::text[]) as wanted(workspace, customer)
            cross join lateral (
                select * from contact_fact fact
                where fact.workspace = wanted.workspace and fact.customer = wanted.customer
                    and fact.state = 'CLOSED' and not fact.came_back and fact.ended_at >= $3 offset 0) found""";

    /** What a reply of this time or a later one may be the first response to. */
    private static final String UNANSWERED = """
            select to_jsonb(found.*)::text
            from unnest($1::text[], $2::text[]) as wanted(workspace, conversation)
            cross join lateral (
                select * from contact_fact fact
                where fact.workspace = wanted.workspace and fact.conversation = wanted.conversation
                    and (fact.first_response_at is null or fact.first_response_at > $3) offset 0) found""";

    private static final String REPLIES = """
            select reply.workspace, reply.conversation, reply.at, reply.message
            from unnest($1::text[], $2::text[]) as wanted(workspace, conversation)
            join reply using (workspace, conversation)""";

    private static final String STORE_REPLIES = """
            insert into reply (workspace, conversation, at, message)
            select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[]) on conflict do nothing""";

    private static final String STORE_LIVES = """
            insert into contact_fact select * from jsonb_populate_recordset(null::contact_fact, $1::text::jsonb)
            on conflict (workspace, contact) do update set (%1$s) = (%2$s)""";

    private static final List<String> CARRIED_FORWARD = List.of(
            "customer",
            "queue",
            "team",
            "agent",
            "state",
            "answered_at",
            "ended_at",
            "first_response_at",
            "within_service_level",
            "came_back",
            "outcome",
            "holder",
            "held_since",
            "handle_ms",
            "handled",
            "waits_in",
            "raised_to",
            "raised_at",
            "transfers",
            "level_lowered",
            "skill_dropped",
            "team_added",
            "to_manager",
            "to_senior_manager",
            "to_vice_president",
            "csat",
            "nps",
            "priority",
            "turned_away",
            "merged_into",
            "held_until",
            "arrived_at",
            "channel");

    private static final String ADD_COUNTS = """
            insert into cell select * from jsonb_populate_recordset(null::cell, $1::text::jsonb)
            on conflict (workspace, minute, channel, queue, team, agent) do update set %s""".formatted(Arrays.stream(Count.values())
            .map(count -> "%1$s = cell.%1$s + excluded.%1$s".formatted(count.column()))
            .collect(Collectors.joining(", ")));

    private static final String WAITS = """
            select waits.* from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[])
                as wanted(workspace, minute, channel, queue, team, agent)
            join cell_waits waits using (workspace, minute, channel, queue, team, agent)""";

    private static final String STORE_WAITS = """
            insert into cell_waits (workspace, minute, channel, queue, team, agent, sketch)
            select * from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[])
            on conflict (workspace, minute, channel, queue, team, agent) do update set sketch = excluded.sketch""";

    private final SqlConnection connection;

    /** @param connection in a transaction */
    FactTables(SqlConnection connection) {
        this.connection = connection;
    }

    /** Holds the workspaces until the end of the transaction. */
    Uni<Void> lock(Collection<String> workspaces) {
        Uni<Void> locked = Uni.createFrom().voidItem();
        for (var workspace : workspaces.stream().sorted().distinct().toList()) {
            locked = locked.chain(() -> connection.preparedQuery(LOCK).execute(Tuple.of(workspace)))
                    .replaceWithVoid();
        }
        return locked;
    }

    Uni<List<ContactLife>> lives(Collection<ContactKey> contacts) {
        return connection
                .preparedQuery(LIVES)
                .execute(Tuple.of(Json.of(contacts)))
                .map(rows -> Json.read(rows, ContactLife.class));
    }

    /** @param customers workspace and customer */
    Uni<List<ContactLife>> closedLately(Collection<Map.Entry<String, String>> customers, Instant since) {
        return connection
                .preparedQuery(CLOSED_LATELY)
                .execute(Tuple.of(
                        texts(customers, Map.Entry::getKey), texts(customers, Map.Entry::getValue), offset(since)))
                .map(rows -> Json.read(rows, ContactLife.class));
    }

    /** @param conversations workspace and conversation */
    Uni<List<ContactLife>> unanswered(Collection<Map.Entry<String, String>> conversations, Instant before) {
        return connection
                .preparedQuery(UNANSWERED)
                .execute(Tuple.of(
                        texts(conversations, Map.Entry::getKey),
                        texts(conversations, Map.Entry::getValue),
                        offset(before)))
                .map(rows -> Json.read(rows, ContactLife.class));
    }

    /** @param conversations workspace and conversation */
    Uni<List<Reply>> repliesIn(Collection<Map.Entry<String, String>> conversations) {
        return connection
                .preparedQuery(REPLIES)
                .execute(Tuple.of(texts(conversations, Map.Entry::getKey), texts(conversations, Map.Entry::getValue)))
                .map(rows -> {
                    var replies = new ArrayList<Reply>();
                    rows.forEach(row -> replies.add(new Reply(
                            row.getString("workspace"),
                            row.getString("conversation"),
                            row.getOffsetDateTime("at").toInstant(),
                            row.getString("message"))));
                    return replies;
                });
    }

    Uni<Void> storeReplies(Collection<Reply> replies) {
        return connection
                .preparedQuery(STORE_REPLIES)
                .execute(Tuple.of(
                        texts(replies, Reply::workspace),
                        texts(replies, Reply::conversation),
                        replies.stream().map(reply -> offset(reply.at())).toArray(OffsetDateTime[]::new),
                        texts(replies, Reply::message)))
                .replaceWithVoid();
    }

    Uni<Void> storeLives(Collection<ContactLife> lives) {
        var sql = STORE_LIVES.formatted(
                String.join(", ", CARRIED_FORWARD),
                CARRIED_FORWARD.stream().map(column -> "excluded." + column).collect(Collectors.joining(", ")));
        return lives.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(sql)
                        .execute(Tuple.of(Json.of(lives)))
                        .replaceWithVoid();
    }

    Uni<Void> addCounts(Map<CellKey, Tally> changes) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(ADD_COUNTS)
                        .execute(Tuple.of(Json.of(
                                changes.entrySet().stream().map(FactTables::row).toList())))
                        .replaceWithVoid();
    }

    private static ObjectNode row(Map.Entry<CellKey, Tally> change) {
        ObjectNode row = Json.ROWS.valueToTree(change.getKey());
        for (var count : Count.values()) {
            row.put(count.column(), change.getValue().get(count));
        }
        return row;
    }

    /** Merges these waits into those that are stored. */
    Uni<Void> addWaits(Map<CellKey, Waits> more) {
        if (more.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var entries = List.copyOf(more.entrySet());
        var cells = entries.stream().map(Map.Entry::getKey).toList();
        return connection
                .preparedQuery(WAITS)
                .execute(keys(cells))
                .invoke(stored -> stored.forEach(row -> {
                    var waits = more.get(key(row));
                    if (waits != null) {
                        waits.add(Waits.of(row.getBuffer("sketch").getBytes()));
                    }
                }))
                .chain(() -> connection
                        .preparedQuery(STORE_WAITS)
                        .execute(keys(cells)
                                .addValue(entries.stream()
                                        .map(entry ->
                                                Buffer.buffer(entry.getValue().toBytes()))
                                        .toArray(Buffer[]::new))))
                .replaceWithVoid();
    }

    private static Tuple keys(List<CellKey> cells) {
        return Tuple.tuple()
                .addValue(texts(cells, CellKey::workspace))
                .addValue(cells.stream().map(cell -> offset(cell.minute())).toArray(OffsetDateTime[]::new))
                .addValue(texts(cells, cell -> cell.channel().name()))
                .addValue(texts(cells, CellKey::queue))
                .addValue(texts(cells, CellKey::team))
                .addValue(texts(cells, CellKey::agent));
    }

    private static CellKey key(Row row) {
        return new CellKey(
                row.getString("workspace"),
                row.getOffsetDateTime("minute").toInstant(),
                Channel.valueOf(row.getString("channel")),
                row.getString("queue"),
                row.getString("team"),
                row.getString("agent"));
    }

    static OffsetDateTime offset(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
