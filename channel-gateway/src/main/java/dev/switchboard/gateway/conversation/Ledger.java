package dev.switchboard.gateway.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Inbound.Attachment;
import dev.switchboard.events.Origin;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The hot path into the tables {@code conversation} and {@code message}: a few statements for a whole batch, inside the caller's
 * transaction. Conversations are locked in the order of their ids, so that two batches can't wait for each other.
 */
@ApplicationScoped
public class Ledger {

    private static final String KNOWN = """
            select id, workspace, channel, provider_id, conversation_id, seq, sent_at, origin, origin_position
            from message where id = any($1) or provider_id = any($2)""";

    private static final String LOCK = """
            select id, workspace, channel, customer_id, recipient, participants, last_seq
            from conversation where id = any($1) order by id for update""";

    private static final String APPEND = """
            with added as (
                insert into message (id, workspace, channel, conversation_id, seq, author, name, subject, text, html,
                                     attachments, provider_id, sent_at, origin, origin_position)
                select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[],
                                     $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::timestamptz[],
                                     $14::text[], $15::bigint[])
                returning conversation_id, seq)
            update conversation c set last_seq = a.last_seq
            from (select conversation_id, max(seq) as last_seq from added group by conversation_id) a
            where c.id = a.conversation_id""";

    private final ObjectMapper json;

    Ledger(ObjectMapper json) {
        this.json = json;
    }

    /** The stored ones among these, by our ids or by the channels' ids. */
    public Uni<List<KnownMessage>> known(
            SqlConnection connection, Collection<String> messages, Collection<String> providerIds) {
        return connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(texts(messages), texts(providerIds)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Ledger::knownMessage)
                        .toList());
    }

    /** Those that exist, by id. */
    public Uni<Map<String, LockedConversation>> lock(SqlConnection connection, Collection<String> conversations) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(texts(conversations)))
                .map(rows -> {
                    var locked = new HashMap<String, LockedConversation>();
                    rows.forEach(row -> locked.put(row.getString("id"), lockedConversation(row)));
                    return locked;
                });
    }

    /** Appends messages, whose {@code seq} go on where their locked conversations ended. */
    public Uni<Void> append(SqlConnection connection, List<NewMessage> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection.preparedQuery(APPEND).execute(rows(messages)).replaceWithVoid();
    }

    private Tuple rows(List<NewMessage> messages) {
        return Tuple.from(List.<Object>of(
                column(messages, NewMessage::message),
                column(messages, NewMessage::workspace),
                column(messages, message -> message.channel().name()),
                column(messages, NewMessage::conversation),
                messages.stream().map(NewMessage::seq).toArray(Long[]::new),
                column(messages, message -> message.author().name()),
                column(messages, NewMessage::name),
                column(messages, NewMessage::subject),
                column(messages, NewMessage::text),
                column(messages, NewMessage::html),
                column(messages, message -> toJson(message.attachments())),
                column(messages, NewMessage::providerId),
                messages.stream().map(message -> utc(message.at())).toArray(OffsetDateTime[]::new),
                column(messages, message -> message.origin().source()),
                messages.stream().map(message -> message.origin().position()).toArray(Long[]::new)));
    }

    private static String[] column(List<NewMessage> messages, Function<NewMessage, @Nullable String> value) {
        return messages.stream().map(value).toArray(String[]::new);
    }

    private String toJson(List<Attachment> attachments) {
        try {
            return json.writeValueAsString(attachments);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("attachments are plain records", impossible);
        }
    }

    private static KnownMessage knownMessage(Row row) {
        return new KnownMessage(
                row.getString("id"),
                row.getString("workspace"),
                Channel.valueOf(row.getString("channel")),
                row.getString("provider_id"),
                row.getString("conversation_id"),
                row.getLong("seq"),
                row.getOffsetDateTime("sent_at").toInstant(),
                new Origin(row.getString("origin"), row.getLong("origin_position")));
    }

    private static LockedConversation lockedConversation(Row row) {
        return new LockedConversation(
                row.getString("id"),
                row.getString("workspace"),
                Channel.valueOf(row.getString("channel")),
                row.getString("customer_id"),
                row.getString("recipient"),
                Set.copyOf(Arrays.asList(row.getArrayOfStrings("participants"))),
                row.getLong("last_seq"));
    }

    private static String[] texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
