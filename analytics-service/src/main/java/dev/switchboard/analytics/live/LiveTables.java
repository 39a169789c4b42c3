package dev.switchboard.analytics.live;

import dev.switchboard.analytics.kpi.Count;
import dev.switchboard.analytics.kpi.Tally;
import dev.switchboard.events.Channel;
import dev.switchboard.events.RoutingPlan;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the wallboard is made of, in SQL: the open contacts, the agents, the cells of today. */
@ApplicationScoped
class LiveTables {

    private static final String OPEN = """
            select contact, channel, waits_in, team, state, holder, arrived_at, customer_name, raised_to, raised_at,
                held_until
            from contact_fact where workspace = $1 and ended_at is null and state <> 'PARKED'""";

    private static final String AGENTS =
            "select agent, team, presence, reason, contacts from agent_fact where workspace = $1 and not removed";

    private static final String TODAY = """
            select channel, queue, team, date_bin('15 minutes', minute, 'epoch') as quarter, minute >= $3 as now, %s
            from cell where workspace = $1 and minute >= $2 group by 1, 2, 3, 4, 5""".formatted(Arrays.stream(Count.values())
            .map(count -> "sum(%1$s)::bigint as %1$s".formatted(count.column()))
            .collect(Collectors.joining(", ")));

    private static final String PLACES = "select kind, body::text as body from place where workspace = $1";

    private final Pool database;

    LiveTables(Pool database) {
        this.database = database;
    }

    /** @param team whose figures it counts in */
    record OpenContact(
            String contact,
            Channel channel,
            String queue,
            String team,
            @Nullable String holder,
            Instant arrivedAt,
            @Nullable String customer,
            RoutingPlan.@Nullable Rung raisedTo,
            @Nullable Instant raisedAt,
            @Nullable Instant heldUntil) {

        boolean held() {
            return holder != null;
        }

        /** Whether nobody is to get it yet. */
        boolean isForLater(Instant at) {
            return holder == null && heldUntil != null && heldUntil.isAfter(at);
        }

        OpenContact in(String other) {
            return new OpenContact(
                    contact, channel, queue, other, holder, arrivedAt, customer, raisedTo, raisedAt, heldUntil);
        }
    }

    record AgentNow(
            String agent,
            String team,
            String presence,
            @Nullable String reason,
            int contacts) {}

    /** @param now whether it is of the last half hour */
    record Slice(Channel channel, String queue, String team, Instant quarter, boolean now, Tally tally) {}

    record Place(String kind, String body) {}

    Uni<List<OpenContact>> open(String workspace) {
        return list(OPEN, Tuple.of(workspace), row -> {
            var raisedTo = row.getString("raised_to");
            return new OpenContact(
                    row.getString("contact"),
                    Channel.valueOf(row.getString("channel")),
                    row.getString("waits_in"),
                    row.getString("team"),
                    row.getString("holder"),
                    row.getOffsetDateTime("arrived_at").toInstant(),
                    row.getString("customer_name"),
                    raisedTo == null ? null : RoutingPlan.Rung.valueOf(raisedTo),
                    instant(row.getOffsetDateTime("raised_at")),
                    instant(row.getOffsetDateTime("held_until")));
        });
    }

    Uni<List<AgentNow>> agents(String workspace) {
        return list(
                AGENTS,
                Tuple.of(workspace),
                row -> new AgentNow(
                        row.getString("agent"),
                        row.getString("team") == null ? "" : row.getString("team"),
                        row.getString("presence"),
                        row.getString("reason"),
                        row.getInteger("contacts")));
    }

    Uni<List<Slice>> today(String workspace, Instant midnight, Instant now) {
        var parameters = Tuple.of(workspace, midnight.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC));
        return list(TODAY, parameters, row -> {
            var tally = new Tally();
            for (var count : Count.values()) {
                tally.add(count, row.getLong(count.column()));
            }
            return new Slice(
                    Channel.valueOf(row.getString("channel")),
                    row.getString("queue"),
                    row.getString("team"),
                    row.getOffsetDateTime("quarter").toInstant(),
                    row.getBoolean("now"),
                    tally);
        });
    }

    Uni<List<Place>> places(String workspace) {
        return list(PLACES, Tuple.of(workspace), row -> new Place(row.getString("kind"), row.getString("body")));
    }

    private <T> Uni<List<T>> list(String sql, Tuple parameters, Function<Row, T> read) {
        return database.preparedQuery(sql).execute(parameters).map(rows -> {
            List<T> list = new ArrayList<>(rows.size());
            rows.forEach(row -> list.add(read.apply(row)));
            return list;
        });
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
