package dev.switchboard.analytics.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Agents, their time at work, the plan and the team tree, in SQL. */
final class AgentTables {

    private static final String AGENTS = """
            select to_jsonb(found.*)::text from unnest($1::text[], $2::text[]) as wanted(workspace, agent)
            join agent_fact found using (workspace, agent)""";

    private static final String STORE_AGENTS = """
            insert into agent_fact select * from jsonb_populate_recordset(null::agent_fact, $1::text::jsonb)
            on conflict (workspace, agent) do update set name = excluded.name, team = excluded.team,
                presence = excluded.presence, reason = excluded.reason, since = excluded.since,
                contacts = excluded.contacts, removed = excluded.removed""";

    private static final String END_SPANS = """
            update agent_span span set to_at = ended.at
            from unnest($1::text[], $2::text[], $3::timestamptz[]) as ended(workspace, agent, at)
            where span.workspace = ended.workspace and span.agent = ended.agent and span.to_at is null""";

    private static final String BEGIN_SPANS = """
            insert into agent_span (workspace, agent, team, busy, from_at, to_at)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::timestamptz[], $6::timestamptz[])
            on conflict (workspace, agent, from_at) do update set team = excluded.team,
                busy = excluded.busy, to_at = excluded.to_at""";

    private static final String PLACES =
            "select workspace, kind, body::text as body from place where workspace = any($1)";

    private static final String STORE_PLACES = """
            insert into place (workspace, kind, body)
            select workspace, kind, body::jsonb from unnest($1::text[], $2::text[], $3::text[]) as t(workspace, kind, body)
            on conflict (workspace, kind) do update set body = excluded.body""";

    private final SqlConnection connection;

    AgentTables(SqlConnection connection) {
        this.connection = connection;
    }

    /** Time at work, from a moment on; ended where {@code to} is not null. */
    record Span(
            String workspace,
            String agent,
            String team,
            boolean busy,
            Instant from,
            @Nullable Instant to) {}

    /** A row of {@code place}. */
    record Place(String workspace, String kind, String body) {}

    /** @param agents workspace and agent */
    Uni<List<AgentFact>> agents(Collection<Map.Entry<String, String>> agents) {
        return connection
                .preparedQuery(AGENTS)
                .execute(Tuple.of(
                        FactTables.texts(agents, Map.Entry::getKey), FactTables.texts(agents, Map.Entry::getValue)))
                .map(rows -> Json.read(rows, AgentFact.class));
    }

    Uni<Void> storeAgents(Collection<AgentFact> agents) {
        return agents.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(STORE_AGENTS)
                        .execute(Tuple.of(Json.of(agents)))
                        .replaceWithVoid();
    }

    /** Ends the stored span that runs, at the beginning of what is stored now. */
    Uni<Void> endRunning(Map<Map.Entry<String, String>, Instant> ends) {
        var agents = List.copyOf(ends.entrySet());
        return agents.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(END_SPANS)
                        .execute(Tuple.of(
                                FactTables.texts(agents, end -> end.getKey().getKey()),
                                FactTables.texts(agents, end -> end.getKey().getValue()),
                                agents.stream()
                                        .map(end -> FactTables.offset(end.getValue()))
                                        .toArray(OffsetDateTime[]::new)))
                        .replaceWithVoid();
    }

    Uni<Void> storeSpans(List<Span> spans) {
        return spans.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(BEGIN_SPANS)
                        .execute(Tuple.tuple()
                                .addValue(FactTables.texts(spans, Span::workspace))
                                .addValue(FactTables.texts(spans, Span::agent))
                                .addValue(FactTables.texts(spans, Span::team))
                                .addValue(spans.stream().map(Span::busy).toArray(Boolean[]::new))
                                .addValue(spans.stream()
                                        .map(span -> FactTables.offset(span.from()))
                                        .toArray(OffsetDateTime[]::new))
                                .addValue(spans.stream()
                                        .map(span -> span.to() == null ? null : FactTables.offset(span.to()))
                                        .toArray(OffsetDateTime[]::new)))
                        .replaceWithVoid();
    }

    Uni<List<Place>> places(Collection<String> workspaces) {
        return connection
                .preparedQuery(PLACES)
                .execute(Tuple.of(workspaces.toArray(String[]::new)))
                .map(rows -> {
                    var places = new ArrayList<Place>();
                    rows.forEach(row -> places.add(
                            new Place(row.getString("workspace"), row.getString("kind"), row.getString("body"))));
                    return places;
                });
    }

    Uni<Void> storePlaces(Collection<Place> places) {
        return places.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(STORE_PLACES)
                        .execute(Tuple.of(
                                FactTables.texts(places, Place::workspace),
                                FactTables.texts(places, Place::kind),
                                FactTables.texts(places, Place::body)))
                        .replaceWithVoid();
    }
}
