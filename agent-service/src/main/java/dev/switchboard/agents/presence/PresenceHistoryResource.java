package dev.switchboard.agents.presence;

import dev.switchboard.agents.identity.Caller;
import dev.switchboard.agents.roster.Agents;
import dev.switchboard.events.Presence;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/agents/{id}/presence}: when an agent was what, newest first, for the agent and whoever stands above. */
@Path("/api/agents/{id}/presence")
@Authenticated
public class PresenceHistoryResource {

    private static final int MOST = 1000;
    private static final String NEWEST = """
            select presence, reason, since from presence_history
            where workspace = $1 and agent = $2 order by since desc, event desc limit $3""";

    /** An agent's presence from a moment until the next entry. */
    public record Entry(Presence state, @Nullable String reason, Instant since) {}

    private final Agents agents;
    private final Pool postgres;
    private final Caller caller;

    PresenceHistoryResource(Agents agents, Pool postgres, Caller caller) {
        this.agents = agents;
        this.postgres = postgres;
        this.caller = caller;
    }

    @GET
    public Uni<List<Entry>> history(String id, @QueryParam("limit") @DefaultValue("100") int limit) {
        var values = Tuple.of(caller.workspace(), id, Math.clamp(limit, 1, MOST));
        return agents.requireInScope(caller, id)
                .chain(() -> postgres.preparedQuery(NEWEST).execute(values))
                .map(rows -> {
                    List<Entry> entries = new ArrayList<>();
                    rows.forEach(row -> entries.add(entry(row)));
                    return entries;
                });
    }

    private static Entry entry(Row row) {
        return new Entry(
                Presence.valueOf(row.getString("presence")),
                row.getString("reason"),
                row.getOffsetDateTime("since").toInstant());
    }
}
