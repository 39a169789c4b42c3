package dev.switchboard.router.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.Team;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StoryProjection} wrote. */
@ApplicationScoped
class Stories {

    private static final String HEADER =
            "select to_jsonb(contact.*)::text from contact where workspace = $1 and contact = $2";

    private static final String ENTRIES = """
            select event_id, at, event::text from story_entry
            where workspace = $1 and contact = $2 order by command_offset, n""";

    private static final String LIST = """
            select to_jsonb(contact.*)::text from contact
            where workspace = $1
                and ($2::text is null or state = $2)
                and ($3::text is null or queue = $3)
                and ($4::text[] is null or queue = any ($4) or held_by && $5::text[])
            order by arrived_at desc limit $6""";

    private static final String OPEN_OF_CUSTOMER = """
            select to_jsonb(contact.*)::text from contact
            where workspace = $1 and customer = $2 and contact <> $3
                and state not in ('CLOSED', 'ABANDONED')
                and ($4::text[] is null or queue = any ($4))
            order by arrived_at desc limit $5""";

    private static final String NAMES = """
            select kind, body::text from directory
            where workspace = $1 and (kind <> 'agent' or id = any ($2))""";

    private static final String AGENTS_IN = """
            select id from directory where workspace = $1 and kind = 'agent' and body ->> 'team' = any ($2)""";

    private final Pool database;

    Stories(Pool database) {
        this.database = database;
    }

    /** A line of the story, as the projection has it. */
    record Line(String id, java.time.Instant at, RoutingEvent.OfContact event, JsonNode facts) {}

    /** Which contacts to list; null for any. */
    record Filter(
            @Nullable String state,
            @Nullable String queue,
            @Nullable Visible visible,
            int limit) {}

    /** What a manager may see: contacts of these queues, or once held by one of these agents. */
    record Visible(Set<String> queues, Collection<String> agents) {}

    Uni<Optional<ContactHeader>> header(String workspace, String contact) {
        return database.preparedQuery(HEADER)
                .execute(Tuple.of(workspace, contact))
                .map(rows ->
                        StoryTables.read(rows, ContactHeader.class).stream().findFirst());
    }

    Uni<List<Line>> lines(String workspace, String contact) {
        return database.preparedQuery(ENTRIES)
                .execute(Tuple.of(workspace, contact))
                .map(Stories::lines);
    }

    private static List<Line> lines(RowSet<Row> rows) {
        List<Line> lines = new ArrayList<>(rows.size());
        for (Row row : rows) {
            ObjectNode facts = StoryTables.read(row.getString("event"), ObjectNode.class);
            var event = StoryTables.read(row.getString("event"), RoutingEvent.class);
            facts.remove(List.of("type", "workspace", "contact"));
            lines.add(new Line(
                    row.getString("event_id"),
                    row.getOffsetDateTime("at")
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toInstant(),
                    (RoutingEvent.OfContact) event,
                    facts));
        }
        return lines;
    }

    Uni<List<ContactHeader>> list(String workspace, Filter filter) {
        Tuple parameters = Tuple.tuple()
                .addString(workspace)
                .addString(filter.state())
                .addString(filter.queue())
                .addArrayOfString(
                        filter.visible() == null
                                ? null
                                : filter.visible().queues().toArray(String[]::new))
                .addArrayOfString(
                        filter.visible() == null
                                ? null
                                : filter.visible().agents().toArray(String[]::new))
                .addInteger(filter.limit());
        return database.preparedQuery(LIST)
                .execute(parameters)
                .map(rows -> StoryTables.read(rows, ContactHeader.class));
    }

    /**
     * The other open contacts of a contact's customer, newest first.
     *
     * @param queues of which queues; null for any
     */
    Uni<List<ContactHeader>> others(ContactHeader of, @Nullable Set<String> queues, int limit) {
        Tuple parameters = Tuple.of(of.workspace, of.customer, of.contact)
                .addArrayOfString(queues == null ? null : queues.toArray(String[]::new))
                .addInteger(limit);
        return database.preparedQuery(OPEN_OF_CUSTOMER)
                .execute(parameters)
                .map(rows -> StoryTables.read(rows, ContactHeader.class));
    }

    /** The workspace's queues and teams, and the named agents. */
    Uni<Directory> directory(String workspace, Collection<String> agents) {
        return database.preparedQuery(NAMES)
                .execute(Tuple.of(workspace, agents.toArray(String[]::new)))
                .map(Stories::directory);
    }

    private static Directory directory(RowSet<Row> rows) {
        List<RoutingPlan.Queue> queues = new ArrayList<>();
        List<Team> teams = new ArrayList<>();
        List<AgentProfile> agents = new ArrayList<>();
        for (Row row : rows) {
            String body = row.getString("body");
            switch (row.getString("kind")) {
                case StoryBatch.NameRow.PLAN ->
                    queues.addAll(StoryTables.read(body, RoutingPlan.class).queues());
                case StoryBatch.NameRow.TEAMS -> teams.addAll(List.of(StoryTables.read(body, Team[].class)));
                default -> agents.add(StoryTables.read(body, AgentProfile.class));
            }
        }
        return new Directory(queues, teams, agents);
    }

    Uni<List<String>> agentsIn(String workspace, Set<String> teams) {
        return database.preparedQuery(AGENTS_IN)
                .execute(Tuple.of(workspace, teams.toArray(String[]::new)))
                .map(rows -> {
                    List<String> agents = new ArrayList<>();
                    rows.forEach(row -> agents.add(row.getString("id")));
                    return agents;
                });
    }

    /** Every agent that a story speaks of. */
    static Set<String> agentsOf(ContactHeader header, List<Line> lines) {
        Set<String> agents = new TreeSet<>(header.heldBy);
        for (String field : List.of("agent", "by", "forAgent")) {
            lines.forEach(line -> {
                if (line.facts().hasNonNull(field)) {
                    agents.add(line.facts().get(field).asText());
                }
            });
        }
        return agents;
    }
}
