package dev.switchboard.gateway.intake;

import dev.switchboard.events.Origin;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Calls that are known to have ended, so that news of them which come late wake nobody up. */
@ApplicationScoped
class EndedCalls {

    private static final String KNOWN =
            "select conversation_id, origin, origin_position from ended_call where conversation_id = any($1)";

    private static final String ADD = """
            insert into ended_call (conversation_id, origin, origin_position)
            select * from unnest($1::text[], $2::text[], $3::bigint[]) on conflict do nothing""";

    /** By conversation: where the end was told first. */
    Uni<Map<String, Origin>> known(SqlConnection connection, Collection<String> conversations) {
        return conversations.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : connection
                        .preparedQuery(KNOWN)
                        .execute(Tuple.of(conversations.toArray(String[]::new)))
                        .map(rows -> {
                            var ended = new HashMap<String, Origin>();
                            rows.forEach(
                                    row -> ended.put(row.getString(0), new Origin(row.getString(1), row.getLong(2))));
                            return ended;
                        });
    }

    Uni<Void> add(SqlConnection connection, Map<String, Origin> ended) {
        return ended.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(ADD)
                        .execute(Tuple.of(
                                ended.keySet().toArray(String[]::new),
                                ended.values().stream().map(Origin::source).toArray(String[]::new),
                                ended.values().stream().map(Origin::position).toArray(Long[]::new)))
                        .replaceWithVoid();
    }
}
