package dev.switchboard.gateway.conversation;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The hot path into the tables of who wrote: customers, identities and the conversations they open, a batch at a time. */
@ApplicationScoped
public class Directory {

    private static final String KNOWN = """
            select v.workspace, v.channel, v.address, c.id, c.name, i.customer_id is not null as met
            from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as v (workspace, channel, address, person)
            left join identity i using (workspace, channel, address)
            join customer c on c.id = coalesce(i.customer_id, v.person)""";

    private static final String OPEN = """
            with c as (
                insert into customer (id, workspace, name)
                select distinct on (v.id) v.id, v.workspace, v.name
                from unnest($1::text[], $2::text[], $3::text[]) as v (id, workspace, name) order by v.id, v.name
                on conflict (id) do update set name = excluded.name where customer.name is null),
            i as (
                insert into identity (workspace, channel, address, customer_id)
                select * from unnest($2::text[], $4::text[], $5::text[], $1::text[]) on conflict do nothing)
            insert into conversation (id, workspace, channel, customer_id, address, recipient, subject, participants)
            select id, workspace, channel, customer, address, recipient, subject, string_to_array(participants, ' ')
            from unnest($6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
                as v (id, workspace, channel, customer, address, recipient, subject, participants)
            on conflict do nothing""";

    private static final String ADDRESSED = """
            update conversation set participants = array(select distinct unnest(participants || $2::text[]))
            where id = $1""";

    private static final String WRITTEN_TO = """
            update conversation c set recipient = v.recipient
            from unnest($1::text[], $2::text[]) as v (id, recipient) where c.id = v.id""";

    /** @param met whether the customer was met by this very identity; if not, the person is known by another */
    public record Known(Customer customer, boolean met) {}

    /** The customers behind these identities, as far as they are known. */
    public Uni<Map<CustomerIdentity, Known>> known(SqlConnection connection, Set<CustomerIdentity> identities) {
        var wanted = List.copyOf(identities);
        return connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(
                        column(wanted, CustomerIdentity::workspace),
                        column(wanted, identity -> identity.channel().name()),
                        column(wanted, CustomerIdentity::address),
                        column(wanted, CustomerIdentity::customer)))
                .map(rows -> {
                    var known = new HashMap<CustomerIdentity, Known>();
                    rows.forEach(row -> known.put(identity(row), new Known(customer(row), row.getBoolean("met"))));
                    return known;
                });
    }

    /** Adds customers, each by a first identity, and conversations. What exists already stays as it is. */
    public Uni<Void> open(
            SqlConnection connection,
            Map<CustomerIdentity, Customer> newcomers,
            Collection<NewConversation> conversations) {
        if (newcomers.isEmpty() && conversations.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(OPEN)
                .execute(Tuple.from(openRows(List.copyOf(newcomers.entrySet()), conversations)))
                .replaceWithVoid();
    }

    /** Remembers who else was addressed in a conversation: an answer of theirs belongs to it. */
    public Uni<Void> addressed(SqlConnection connection, String conversation, Set<String> addresses) {
        return connection
                .preparedQuery(ADDRESSED)
                .execute(Tuple.of(conversation, addresses.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static List<Object> openRows(
            List<Map.Entry<CustomerIdentity, Customer>> newcomers, Collection<NewConversation> conversations) {
        return List.of(
                column(newcomers, newcomer -> newcomer.getValue().customer()),
                column(newcomers, newcomer -> newcomer.getKey().workspace()),
                column(newcomers, newcomer -> newcomer.getValue().name()),
                column(newcomers, newcomer -> newcomer.getKey().channel().name()),
                column(newcomers, newcomer -> newcomer.getKey().address()),
                column(conversations, NewConversation::conversation),
                column(conversations, NewConversation::workspace),
                column(conversations, conversation -> conversation.channel().name()),
                column(conversations, NewConversation::customer),
                column(conversations, NewConversation::address),
                column(conversations, NewConversation::recipient),
                column(conversations, NewConversation::subject),
                column(conversations, conversation -> String.join(" ", conversation.participants())));
    }

    /** Replies go out from the address that was written to last. */
    public Uni<Void> writtenTo(SqlConnection connection, Map<String, String> recipients) {
        return recipients.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(WRITTEN_TO)
                        .execute(Tuple.of(column(recipients.keySet(), id -> id), column(recipients.values(), to -> to)))
                        .replaceWithVoid();
    }

    private static <T> String[] column(Collection<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static CustomerIdentity identity(Row row) {
        return new CustomerIdentity(
                row.getString("workspace"), Channel.valueOf(row.getString("channel")), row.getString("address"));
    }

    private static Customer customer(Row row) {
        return new Customer(row.getString("id"), row.getString("address"), row.getString("name"));
    }
}
