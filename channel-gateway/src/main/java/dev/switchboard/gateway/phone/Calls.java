package dev.switchboard.gateway.phone;

import dev.switchboard.gateway.phone.Wish.Done;
import dev.switchboard.gateway.phone.Wish.What;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of calls: what the router wants of each, what was done, and who waits before whom. */
@ApplicationScoped
class Calls {

    /** The attribute of a contact that names its call. */
    static final String CALL = "call";

    private static final String OPEN = """
            insert into call (id, line, workspace, contact_id, conversation_id, address, number, wanted, arrived_at, stands_at)
            values ($1, $1, $2, $3, $4, $5, $6, 'WAIT', $7, $7) on conflict do nothing""";

    /**
     * A caller who waits already goes on waiting, in whatever queue: nothing is to be done for that. Whoever did not answer is called again
     * for somebody else.
     */
    private static final String CHANGE = """
            update call c set wanted = $2, agent = $3, queue = coalesce($4, c.queue),
                stands_at = coalesce(c.arrived_at - $6::float8 * interval '1 millisecond', c.stands_at),
                turn = c.turn + case when c.wanted = $2 and c.agent is not distinct from $3 then 0 else 1 end,
                line = case when c.line = c.lost and (c.wanted, c.agent) is distinct from ($2, $3) then c.id else c.line end,
                lost = case when c.line = c.lost and (c.wanted, c.agent) is distinct from ($2, $3) then c.id else c.lost end,
                hold = c.hold and c.wanted = $2 and c.agent is not distinct from $3,
                tries = 0, next_try_at = now(),
                answered_at = case when $2 = 'TALK' then coalesce(c.answered_at, $5) else c.answered_at end,
                ended_at = case when $2 = 'END' then coalesce(c.ended_at, $5) else c.ended_at end
            where c.contact_id = $1 and c.wanted <> 'END'""";

    private static final String SAY = """
            update call set words = coalesce(words || ' ', '') || $2::text, turn = turn + 1, tries = 0, next_try_at = now()
            where contact_id = $1 and wanted = 'WAIT'""";

    private static final String CALL_BACK = """
            update call set callback = true, not_before = coalesce($2, not_before), turn = turn + 1, tries = 0, next_try_at = now()
            where contact_id = $1 and wanted <> 'END'""";

    /**
     * The first line of a customer who is to be called back has ended; any later one ends the contact. Where an agent has the contact there
     * is something to be done about that.
     */
    private static final String LEFT = """
            update call set lost = id,
                turn = turn + case when wanted = 'TALK' then 1 else 0 end,
                tries = case when wanted = 'TALK' then 0 else tries end,
                next_try_at = case when wanted = 'TALK' then now() else next_try_at end
            where contact_id = $1 and callback and line = id and lost is distinct from id""";

    private static final String LOST = """
            update call set lost = $2, turn = turn + 1, tries = 0, next_try_at = now()
            where id = $1 and wanted = 'TALK' and lost is distinct from $2""";

    private static final String CONTROL = """
            update call set hold = coalesce($3, hold), control_at = $5,
                line = case when $4 and line = lost then id else line end,
                lost = case when $4 and line = lost then id else lost end,
                connected_to = case when $4 then null else connected_to end,
                ring_turn = case when $4 then turn + 1 else ring_turn end,
                turn = turn + 1, tries = 0, next_try_at = now()
            where contact_id = $1 and wanted = 'TALK' and agent = $2
                and (control_at is null or control_at < $5) and ($4 or hold is distinct from $3)""";

    private static final String CLAIM = """
            update call set tries = tries + 1, claimed_until = now() + $2 * interval '1 millisecond'
            where id in (select id from call where turn <> done_turn and next_try_at <= now() and claimed_until <= now()
                         order by next_try_at limit $1 for update skip locked)
            returning id, workspace, address, contact_id, wanted, agent, hold, turn, agent_call, connected_to,
                conference, held, tries, words, callback, line, coalesce(line = lost, false) as lost""";

    private static final String NEXT_DUE = """
            select extract(epoch from min(greatest(next_try_at, claimed_until)) - now()) * 1000 as millis
            from call where turn <> done_turn""";

    private static final String DONE = """
            update call set done_turn = $2, agent_call = $3, connected_to = case when ring_turn > $2 then null else $4 end, conference = $5, held = $6,
                line = $7, words = case when turn = $2 then null else words end,
                claimed_until = '-infinity'
            where id = $1""";

    private static final String POSTPONE = """
            update call set next_try_at = now() + $2 * interval '1 millisecond', claimed_until = '-infinity' where id = $1""";

    /**
     * Callers before this one in the router's order, and the time from answer to answer among the latest ones of its queue. A caller who
     * is leaving is told so first: before that is done, the line neither ends nor has a place.
     */
    private static final String PLACE = """
            select (select count(*) from call o where o.workspace = c.workspace and o.queue = c.queue
                        and o.wanted = 'WAIT' and o.not_before <= now()
                        and (o.stands_at, o.contact_id) <= (c.stands_at, c.contact_id)) as position,
                (select case when count(*) >= 3 then
                        extract(epoch from max(answered_at) - min(answered_at)) / (count(*) - 1) end
                    from (select answered_at from call o where o.workspace = c.workspace and o.queue = c.queue
                              and o.answered_at > now() - interval '1 hour'
                          order by o.answered_at desc limit 20) latest)::float8 as seconds_between,
                c.leaves and c.turn = c.done_turn as has_ended,
                not c.leaves and c.queue is not null and c.wanted = 'WAIT' and c.not_before <= now() as waits
            from (select *, wanted = 'END' or (callback and line = id) as leaves from call) c where c.id = $1 or (c.line = $1 and c.line <> c.id)""";

    private final Pool pool;

    Calls(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> open(SqlConnection connection, Tuple call) {
        return connection.preparedQuery(OPEN).execute(call).replaceWithVoid();
    }

    Uni<Void> change(SqlConnection connection, Tuple change) {
        return connection.preparedQuery(CHANGE).execute(change).replaceWithVoid();
    }

    /** The house has something to say to a caller who waits. */
    Uni<Void> say(SqlConnection connection, String contact, String words) {
        return connection.preparedQuery(SAY).execute(Tuple.of(contact, words)).replaceWithVoid();
    }

    /**
     * The caller need not stay on the line.
     *
     * @param at not before; null keeps the place in the queue
     */
    Uni<Void> callBack(SqlConnection connection, String contact, @Nullable Instant at) {
        return connection
                .preparedQuery(CALL_BACK)
                .execute(Tuple.of(contact, at == null ? null : at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Stands before nobody until then. */
    Uni<Void> hold(SqlConnection connection, String contact, Instant until) {
        return connection
                .preparedQuery("update call set not_before = $2 where contact_id = $1")
                .execute(Tuple.of(contact, until.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> left(SqlConnection connection, String contact) {
        return connection.preparedQuery(LEFT).execute(Tuple.of(contact)).replaceWithVoid();
    }

    /** A customer who was called back did not answer. */
    Uni<Void> lost(String call, String line) {
        return pool.preparedQuery(LOST).execute(Tuple.of(call, line)).replaceWithVoid();
    }

    /**
     * What a rep wants of the call that is theirs.
     *
     * @param hold null: as it is
     * @param ring whether the rep's phone is to ring again
     * @param at when it was wanted: what was wanted before the last wish has no effect
     */
    Uni<Void> control(String contact, String agent, @Nullable Boolean hold, boolean ring, Instant at) {
        return pool.preparedQuery(CONTROL)
                .execute(Tuple.of(contact, agent, hold, ring, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<List<Wish>> claim(int most, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(most, (double) lease.toMillis()))
                .map(rows -> {
                    var wishes = new ArrayList<Wish>(rows.size());
                    rows.forEach(row -> wishes.add(wish(row)));
                    return wishes;
                });
    }

    private static Wish wish(Row row) {
        return new Wish(
                row.getString("id"),
                row.getString("workspace"),
                row.getString("address"),
                row.getString("contact_id"),
                What.valueOf(row.getString("wanted")),
                row.getString("agent"),
                row.getBoolean("hold"),
                row.getInteger("turn"),
                row.getString("agent_call"),
                row.getString("connected_to"),
                row.getString("conference"),
                row.getBoolean("held"),
                row.getInteger("tries"),
                row.getString("words"),
                row.getBoolean("callback"),
                row.getString("line"),
                row.getBoolean("lost"));
    }

    /** How long until there is something to do, if there is anything. */
    Uni<Optional<Duration>> nextDue() {
        return pool.query(NEXT_DUE)
                .execute()
                .map(rows -> Optional.ofNullable(rows.iterator().next().getDouble("millis"))
                        .map(millis -> Duration.ofMillis((long) Math.max(0, Math.ceil(millis)))));
    }

    Uni<Void> done(Wish wish, Done now) {
        return pool.preparedQuery(DONE)
                .execute(Tuple.tuple()
                        .addValue(wish.call())
                        .addValue(wish.turn())
                        .addValue(now.agentCall())
                        .addValue(now.connectedTo())
                        .addValue(now.conference())
                        .addValue(now.held())
                        .addValue(now.line()))
                .replaceWithVoid();
    }

    Uni<Void> postpone(Wish wish, Duration pause) {
        return pool.preparedQuery(POSTPONE)
                .execute(Tuple.of(wish.call(), (double) pause.toMillis()))
                .replaceWithVoid();
    }

    Uni<Place> place(String call) {
        return pool.preparedQuery(PLACE).execute(Tuple.of(call)).map(rows -> {
            for (var row : rows) {
                if (row.getBoolean("has_ended")) {
                    return Place.OVER;
                }
                if (!row.getBoolean("waits")) {
                    return Place.UNKNOWN;
                }
                var between = row.getDouble("seconds_between");
                int position = row.getLong("position").intValue();
                return new Place(
                        position,
                        Optional.ofNullable(between)
                                .map(seconds -> Duration.ofMillis(Math.round(seconds * 1_000 * position))));
            }
            return Place.UNKNOWN;
        });
    }

    /** The caller's address; null if the call is not known. */
    Uni<@Nullable String> addressOf(String call) {
        return pool.preparedQuery("select address from call where id = $1")
                .execute(Tuple.of(call))
                .map(rows -> {
                    for (var row : rows) {
                        return row.getString(0);
                    }
                    return null;
                });
    }
}
