package dev.switchboard.analytics.report;

import dev.switchboard.analytics.kpi.Count;
import dev.switchboard.analytics.kpi.Tally;
import dev.switchboard.analytics.kpi.Waits;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Adds up cells into tallies, one for each piece of time and combination of dimensions that has any. */
@ApplicationScoped
class Reports {

    private static final String COUNTS = Arrays.stream(Count.values())
            .map(count -> "coalesce(sum(%1$s), 0)::bigint as %1$s".formatted(count.column()))
            .collect(Collectors.joining(", "));

    private static final String OF_CELLS = """
            from %s where workspace = $1 and minute >= $2 and minute < $3
                and ($5::text is null or channel = $5) and ($6::text is null or queue = $6)
                and ($7::text is null or team = $7) and ($8::text is null or agent = $8)
                and ($9::text[] is null or team = any($9) or agent = $10::text)""";

    private static final String PIECE = "width_bucket(minute, $4::timestamptz[]) as piece";

    private static final String PRESENCE = """
            with piece as (
                select n as piece, lo, hi from unnest($4::timestamptz[], $11::timestamptz[]) with ordinality as t(lo, hi, n))
            select piece%s,
                coalesce(sum(extract(epoch from least(coalesce(to_at, now()), hi) - greatest(from_at, lo)) * 1000)
                    filter (where busy), 0)::float8 as busy_ms,
                coalesce(sum(extract(epoch from least(coalesce(to_at, now()), hi) - greatest(from_at, lo)) * 1000)
                    filter (where not busy), 0)::float8 as free_ms
            from piece join agent_span on from_at < hi and coalesce(to_at, now()) > lo
            where workspace = $1 and from_at < $3 and coalesce(to_at, now()) > $2
                and $5::text is null and $6::text is null
                and ($7::text is null or team = $7) and ($8::text is null or agent = $8)
                and ($9::text[] is null or team = any($9) or agent = $10::text)
            group by piece%s""";

    private static final int SKETCHES_AT_ONCE = 1_000;

    private final Pool database;

    Reports(Pool database) {
        this.database = database;
    }

    /** @param names of the dimensions asked by, in their order */
    record Line(Instant from, List<String> names, Tally tally) {}

    /** In order of time, then of names. */
    Uni<List<Line>> of(ReportQuery query) {
        Map<Place, Tally> tallies = new TreeMap<>();
        return counts(query, tallies)
                .chain(() -> query.asksForQuantiles()
                        ? waits(query, tallies)
                        : Uni.createFrom().voidItem())
                .chain(() -> query.asksForPresence()
                        ? presence(query, tallies)
                        : Uni.createFrom().voidItem())
                .map(done -> tallies.entrySet().stream()
                        .map(entry -> new Line(
                                query.beginnings().get(entry.getKey().piece() - 1),
                                entry.getKey().names(),
                                entry.getValue()))
                        .toList());
    }

    /** @param piece from 1 */
    private record Place(int piece, List<String> names) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparingInt(Place::piece).thenComparing(place -> String.join("\u0000", place.names()));

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private Uni<Void> counts(ReportQuery query, Map<Place, Tally> tallies) {
        var sql = "select %s%s, %s %s group by piece%s"
                .formatted(PIECE, columns(query), COUNTS, OF_CELLS.formatted("cell"), columns(query));
        return each(query, sql, parameters(query), tallies, (row, tally) -> {
            for (var count : Count.values()) {
                tally.add(count, row.getLong(count.column()));
            }
        });
    }

    private Uni<Void> waits(ReportQuery query, Map<Place, Tally> tallies) {
        var sql = "select %s%s, sketch %s".formatted(PIECE, columns(query), OF_CELLS.formatted("cell_waits"));
        // one after the other: those of a year are more than fit into memory
        return database.withTransaction(connection -> connection
                .prepare(sql)
                .chain(statement -> statement
                        .createStream(SKETCHES_AT_ONCE, parameters(query))
                        .toMulti()
                        .invoke(row -> tally(query, row, tallies)
                                .add(Waits.of(row.getBuffer("sketch").getBytes())))
                        .onItem()
                        .ignoreAsUni()));
    }

    private Uni<Void> presence(ReportQuery query, Map<Place, Tally> tallies) {
        var ends =
                new ArrayList<>(query.beginnings().subList(1, query.beginnings().size()));
        ends.add(query.to());
        var parameters = parameters(query).addValue(offsets(ends));
        return each(
                query,
                PRESENCE.formatted(columns(query), columns(query)),
                parameters,
                tallies,
                (row, tally) -> tally.addPresence(row.getDouble("busy_ms"), row.getDouble("free_ms")));
    }

    private Uni<Void> each(
            ReportQuery query, String sql, Tuple parameters, Map<Place, Tally> tallies, BiConsumer<Row, Tally> add) {
        return database.preparedQuery(sql)
                .execute(parameters)
                .invoke(rows -> rows.forEach(row -> add.accept(row, tally(query, row, tallies))))
                .replaceWithVoid();
    }

    private static Tally tally(ReportQuery query, Row row, Map<Place, Tally> tallies) {
        var names = query.by().stream()
                .map(dimension -> row.getString(dimension.column()))
                .toList();
        var place = new Place(((Number) row.getValue("piece")).intValue(), names);
        return tallies.computeIfAbsent(place, fresh -> new Tally());
    }

    private static String columns(ReportQuery query) {
        return query.by().stream().map(dimension -> ", " + dimension.column()).collect(Collectors.joining());
    }

    private static Tuple parameters(ReportQuery query) {
        var filter = query.filter();
        var only = query.only();
        return Tuple.tuple()
                .addValue(query.workspace())
                .addValue(offset(query.from()))
                .addValue(offset(query.to()))
                .addValue(offsets(query.beginnings()))
                .addValue(filter.channel() == null ? null : filter.channel().name())
                .addValue(filter.queue())
                .addValue(filter.team())
                .addValue(filter.agent())
                .addValue(only == null ? null : only.teams().toArray(String[]::new))
                .addValue(only == null ? null : only.agent());
    }

    private static OffsetDateTime[] offsets(List<Instant> instants) {
        return instants.stream().map(Reports::offset).toArray(OffsetDateTime[]::new);
    }

    private static OffsetDateTime offset(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
