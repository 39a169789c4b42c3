package dev.switchboard.gateway.contact;

import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.gateway.log.RoutingLog.Told;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The table of contacts. */
@ApplicationScoped
public class Contacts {

    private static final String OPEN = """
            insert into contact (id, workspace, customer_id, conversation_id, spoken, opened_at)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bool[], $6::timestamptz[])
            on conflict do nothing""";

    private static final String ASSIGN = """
            update contact c set agent = v.agent
            from unnest($1::text[], $2::text[]) as v (id, agent) where c.id = v.id""";

    private static final String WRITTEN = "select id, conversation_id from contact where id = any($1) and not spoken";

    /** By the index alone, however long the past is. */
    private static final String ACQUAINTANCES = """
            select v.customer, latest.agent, past.day, past.week, past.month
            from unnest($1::text[]) as v (customer)
            cross join lateral (
                select count(*) filter (where opened_at > now() - interval '1 day') as day,
                    count(*) filter (where opened_at > now() - interval '7 days') as week,
                    count(*) as month
                from (select opened_at from contact
                      where customer_id = v.customer and opened_at > now() - interval '30 days'
                      order by opened_at desc limit %d) c) past
            left join lateral (
                select agent from contact where customer_id = v.customer and agent is not null
                order by opened_at desc limit 1) latest on true""".formatted(Acquaintance.MANY);

    /** What is known of these customers now; of those that are missing nothing is. */
    public Uni<Map<String, Acquaintance>> acquaintances(SqlConnection connection, Collection<String> customers) {
        return customers.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : connection
                        .preparedQuery(ACQUAINTANCES)
                        .execute(Tuple.of(customers.toArray(String[]::new)))
                        .map(rows -> {
                            var known = new HashMap<String, Acquaintance>();
                            rows.forEach(row -> known.put(
                                    row.getString("customer"),
                                    new Acquaintance(
                                            row.getString("agent"),
                                            row.getLong("day"),
                                            row.getLong("week"),
                                            row.getLong("month"))));
                            return known;
                        });
    }

    /** A contact that is new, with its time; {@code spoken} if it is a call. */
    record Opening(ContactOpened event, boolean spoken, Told told) {}

    Uni<Void> open(SqlConnection connection, List<Opening> openings) {
        return openings.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(OPEN)
                        .execute(Tuple.of(
                                column(openings, it -> it.event().contact()),
                                column(openings, it -> it.event().workspace()),
                                column(openings, it -> it.event().customer().customer()),
                                column(openings, it -> it.event().conversation()),
                                openings.stream().map(Opening::spoken).toArray(Boolean[]::new),
                                openings.stream()
                                        .map(it -> it.told().at().atOffset(ZoneOffset.UTC))
                                        .toArray(OffsetDateTime[]::new)))
                        .replaceWithVoid();
    }

    /** @param agents by contact */
    Uni<Void> assign(SqlConnection connection, Map<String, String> agents) {
        return agents.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(ASSIGN)
                        .execute(Tuple.of(
                                agents.keySet().toArray(String[]::new),
                                agents.values().toArray(String[]::new)))
                        .replaceWithVoid();
    }

    /** The conversations of those of these contacts whose customers are written to. */
    Uni<Map<String, String>> conversations(SqlConnection connection, Collection<String> contacts) {
        return contacts.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : connection
                        .preparedQuery(WRITTEN)
                        .execute(Tuple.of(contacts.toArray(String[]::new)))
                        .map(rows -> {
                            var conversations = new HashMap<String, String>();
                            rows.forEach(row -> conversations.put(row.getString(0), row.getString(1)));
                            return conversations;
                        });
    }

    private static String[] column(List<Opening> openings, Function<Opening, String> value) {
        return openings.stream().map(value).toArray(String[]::new);
    }
}
