package dev.switchboard.gateway.chat;

import dev.switchboard.events.ConversationEvent.Author;
import dev.switchboard.gateway.chat.ServerFrame.ChatMessage;
import dev.switchboard.gateway.chat.ServerFrame.ChatState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a visitor's own conversation holds: one statement for messages and state, since every reply asks for both. */
@ApplicationScoped
class ChatHistory {

    private static final String NEWS = """
            select c.contact_state, a.name as agent, m.*
            from conversation c
            left join agent a on a.workspace = c.workspace and a.id = c.contact_agent
            left join lateral (
                select id, seq, author, name, text, sent_at, provider_id from message
                where conversation_id = c.id and seq > $2 order by seq desc limit $3) m on true
            where c.id = $1 order by m.seq""";

    private final Pool pool;
    private final ChatSettings settings;

    ChatHistory(Pool pool, ChatSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    record News(
            List<ChatMessage> messages,
            @Nullable ChatState state,
            @Nullable String agent) {}

    /** The newest messages after a place, and what became of the newest contact. */
    Uni<News> after(Visitor visitor, long seq) {
        return pool.preparedQuery(NEWS)
                .execute(Tuple.of(visitor.conversation(), seq, settings.history()))
                .map(rows -> news(visitor, rows));
    }

    private static News news(Visitor visitor, RowSet<Row> rows) {
        var messages = new ArrayList<ChatMessage>();
        String state = null;
        String agent = null;
        for (Row row : rows) {
            state = row.getString("contact_state");
            agent = row.getString("agent");
            if (row.getString("id") != null) {
                messages.add(message(visitor, row));
            }
        }
        return new News(messages, state == null ? null : ChatState.valueOf(state), agent);
    }

    private static ChatMessage message(Visitor visitor, Row row) {
        var author = Author.valueOf(row.getString("author"));
        String ref = author == Author.CUSTOMER
                ? row.getString("provider_id").substring(visitor.providerId("").length())
                : null;
        return new ChatMessage(
                row.getString("id"),
                row.getLong("seq"),
                author,
                row.getString("name"),
                row.getString("text"),
                row.getOffsetDateTime("sent_at").toInstant(),
                ref);
    }
}
