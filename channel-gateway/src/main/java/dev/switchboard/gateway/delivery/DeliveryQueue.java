package dev.switchboard.gateway.delivery;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent.Delivery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The replies still to be delivered, in PostgreSQL: the tries survive a restart, and several processes may work at it. Only
 * the first of each conversation can be claimed, so that order is kept; a claim ends by itself when its holder dies.
 */
@ApplicationScoped
class DeliveryQueue {

    private static final String CLAIM = """
            with claimed as (
                update delivery set tries = tries + 1, claimed_until = now() + $3 * interval '1 millisecond'
                where message_id in (
                    select d.message_id from delivery d
                    where d.channel = $1 and d.next_try_at <= now() and d.claimed_until <= now()
                      and not exists (select 1 from delivery e
                                      where e.conversation_id = d.conversation_id and e.seq < d.seq)
                    order by d.next_try_at limit $2 for update skip locked)
                returning *)
            select d.tries, d.outcome, d.contact_id, m.id, m.workspace, m.conversation_id, m.name, m.text,
                   m.delivery_detail, c.address, c.recipient, c.subject,
                   array(select r.provider_id from message r
                         where r.conversation_id = c.id and r.provider_id is not null and r.seq < m.seq
                         order by r.seq desc limit 20) as latest_references
            from claimed d join message m on m.id = d.message_id join conversation c on c.id = d.conversation_id
            order by d.next_try_at""";

    private static final String NEXT_DUE = """
            select extract(epoch from min(greatest(d.next_try_at, d.claimed_until)) - now()) * 1000 as millis
            from delivery d where d.channel = $1 and d.next_try_at < 'infinity'
              and not exists (select 1 from delivery e where e.conversation_id = d.conversation_id and e.seq < d.seq)""";

    private static final String DECIDE = """
            with decided as (
                update delivery set outcome = $3 where message_id = $1 and tries = $2 returning message_id)
            update message m set delivery = $3, provider_id = coalesce($4, m.provider_id), delivery_detail = $5
            from decided d where m.id = d.message_id""";

    private static final String POSTPONE = """
            with postponed as (
                update delivery set next_try_at = now() + $3 * interval '1 millisecond', claimed_until = '-infinity'
                where message_id = $1 and tries = $2 returning message_id)
            update message m set delivery = 'RETRYING', delivery_detail = $4
            from postponed p where m.id = p.message_id""";

    private final Pool pool;

    DeliveryQueue(Pool pool) {
        this.pool = pool;
    }

    /** Adds replies that are not due before they are {@link #release released}. */
    Uni<Void> add(SqlConnection connection, List<PlacedReply> replies) {
        if (replies.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery("""
                        insert into delivery (message_id, conversation_id, channel, seq, contact_id, next_try_at)
                        values ($1, $2, $3, $4, $5, 'infinity')""")
                .executeBatch(replies.stream().map(DeliveryQueue::row).toList())
                .replaceWithVoid();
    }

    private static Tuple row(PlacedReply placed) {
        return Tuple.of(
                placed.post().message(),
                placed.post().conversation(),
                placed.channel().name(),
                placed.seq(),
                placed.post().contact());
    }

    /** Makes due what was told to be stored: nobody hears of a delivery before the message. */
    Uni<Void> release(Collection<String> messages) {
        return pool.preparedQuery(
                        "update delivery set next_try_at = now() where message_id = any($1) and next_try_at = 'infinity'")
                .execute(Tuple.of(messages.toArray(String[]::new)))
                .replaceWithVoid();
    }

    Uni<List<Claim>> claim(Channel channel, int limit, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(channel.name(), limit, (double) lease.toMillis()))
                .map(rows -> {
                    var claims = new ArrayList<Claim>(rows.size());
                    rows.forEach(row -> claims.add(claim(row)));
                    return claims;
                });
    }

    /** How long until the next one of a channel is due, if there is one. */
    Uni<Optional<Duration>> nextDue(Channel channel) {
        return pool.preparedQuery(NEXT_DUE)
                .execute(Tuple.of(channel.name()))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getDouble("millis"))
                        .map(millis -> Duration.ofMillis((long) Math.max(0, Math.ceil(millis)))));
    }

    /** @return whether the claim still stood */
    Uni<Boolean> decide(Claim claim, Delivery outcome, @Nullable String providerId, @Nullable String detail) {
        return pool.preparedQuery(DECIDE)
                .execute(Tuple.of(claim.message(), claim.tries(), outcome.name(), providerId, detail))
                .map(rows -> rows.rowCount() == 1);
    }

    /** @return whether the claim still stood */
    Uni<Boolean> postpone(Claim claim, Duration pause, String detail) {
        return pool.preparedQuery(POSTPONE)
                .execute(Tuple.of(claim.message(), claim.tries(), (double) pause.toMillis(), detail))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The outcome stands in the log. */
    Uni<Void> remove(Claim claim) {
        return pool.preparedQuery("delete from delivery where message_id = $1")
                .execute(Tuple.of(claim.message()))
                .replaceWithVoid();
    }

    private static Claim claim(Row row) {
        var letter = new ChannelSender.Letter(
                row.getString("workspace"),
                row.getString("conversation_id"),
                row.getString("id"),
                row.getString("address"),
                row.getString("recipient"),
                row.getString("subject"),
                List.of(row.getArrayOfStrings("latest_references")).reversed(),
                Objects.requireNonNullElse(row.getString("name"), ""),
                row.getString("text"));
        String outcome = row.getString("outcome");
        return new Claim(
                letter,
                row.getString("contact_id"),
                row.getInteger("tries"),
                outcome == null ? null : Delivery.valueOf(outcome),
                row.getString("delivery_detail"));
    }
}
