package dev.switchboard.gateway.delivery;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent.Delivery;
import dev.switchboard.events.ConversationEvent.DeliveryChanged;
import dev.switchboard.events.Topics;
import dev.switchboard.gateway.log.LogEntry;
import dev.switchboard.gateway.log.LogWriter;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;

/**
 * Replies that came back after they had been sent. The failure is stored, then told; the channel reports again until both are
 * done, and the event's id is the same each time.
 */
@ApplicationScoped
class ReturnedReplies implements DeliveryReports {

    private static final String MARK_FAILED = """
            update message set delivery = 'FAILED', delivery_detail = $4
            where workspace = $1 and channel = $2 and provider_id = $3 and author <> 'CUSTOMER'
            returning id, conversation_id""";

    private final Pool pool;
    private final LogWriter log;

    ReturnedReplies(Pool pool, @Identifier("front-door") LogWriter log) {
        this.pool = pool;
        this.log = log;
    }

    @Override
    public Uni<Boolean> failed(String workspace, Channel channel, String providerId, String reason) {
        return pool.preparedQuery(MARK_FAILED)
                .execute(Tuple.of(workspace, channel.name(), providerId, reason))
                .chain(rows -> {
                    var news = new ArrayList<LogEntry>();
                    rows.forEach(row -> news.add(news(workspace, row, reason)));
                    return log.write(news).replaceWith(!news.isEmpty());
                });
    }

    private static LogEntry news(String workspace, Row row, String reason) {
        var message = row.getString("id");
        var conversation = row.getString("conversation_id");
        var event = new DeliveryChanged(workspace, conversation, message, null, Delivery.FAILED, reason, Instant.now());
        return LogEntry.of(Topics.MESSAGES, conversation, event, message + "-returned", conversation, null);
    }
}
