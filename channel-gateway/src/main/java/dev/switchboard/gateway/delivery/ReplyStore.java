package dev.switchboard.gateway.delivery;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.switchboard.gateway.conversation.KnownMessage;
import dev.switchboard.gateway.conversation.Ledger;
import dev.switchboard.gateway.conversation.LockedConversation;
import dev.switchboard.gateway.conversation.NewMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores replies and queues their delivery in one transaction. A reply that is stored already keeps its place. */
@ApplicationScoped
class ReplyStore {

    private final Pool pool;
    private final Ledger ledger;
    private final DeliveryQueue queue;

    ReplyStore(Pool pool, Ledger ledger, DeliveryQueue queue) {
        this.pool = pool;
        this.ledger = ledger;
        this.queue = queue;
    }

    /** @param homeless replies to conversations that don't exist, or with the id of another conversation's message */
    record Outcome(List<PlacedReply> placed, List<Received> homeless) {}

    Uni<Outcome> store(List<Received> replies) {
        return pool.withTransaction(connection -> lock(connection, replies)
                .chain(conversations ->
                        known(connection, replies).chain(known -> place(connection, replies, conversations, known))));
    }

    private Uni<Map<String, LockedConversation>> lock(SqlConnection connection, List<Received> replies) {
        return ledger.lock(
                connection,
                replies.stream().map(each -> each.post().conversation()).collect(toSet()));
    }

    private Uni<Map<String, KnownMessage>> known(SqlConnection connection, List<Received> replies) {
        var ids = replies.stream().map(each -> each.post().message()).collect(toSet());
        return ledger.known(connection, ids, Set.of())
                .map(known -> known.stream().collect(toMap(KnownMessage::message, message -> message)));
    }

    private Uni<Outcome> place(
            SqlConnection connection,
            List<Received> replies,
            Map<String, LockedConversation> conversations,
            Map<String, KnownMessage> known) {
        var lastSeqs = new HashMap<String, Long>();
        var places = new HashMap<String, PlacedReply>();
        var fresh = new ArrayList<PlacedReply>();
        var homeless = new ArrayList<Received>();
        for (Received each : replies) {
            var conversation = conversations.get(each.post().conversation());
            var stored = known.get(each.post().message());
            if (conversation == null
                    || (stored != null && !stored.conversation().equals(conversation.conversation()))) {
                homeless.add(each);
            } else if (stored != null) {
                places.put(each.post().message(), placed(each.toldAt(stored.at()), conversation, stored.seq()));
            } else if (!places.containsKey(each.post().message())) {
                long seq = lastSeqs.merge(
                        conversation.conversation(), conversation.lastSeq() + 1, (last, first) -> last + 1);
                var placed = placed(each, conversation, seq);
                places.put(each.post().message(), placed);
                fresh.add(placed);
            }
        }
        var outcome = new Outcome(inOrder(places.values().stream().toList()), homeless);
        return ledger.append(connection, fresh.stream().map(ReplyStore::message).toList())
                .chain(() -> queue.add(connection, fresh))
                .replaceWith(outcome);
    }

    private static PlacedReply placed(Received each, LockedConversation conversation, long seq) {
        return new PlacedReply(each, conversation.channel(), seq);
    }

    private static List<PlacedReply> inOrder(List<PlacedReply> placed) {
        return placed.stream()
                .sorted((one, other) -> Long.compare(one.seq(), other.seq()))
                .toList();
    }

    private static NewMessage message(PlacedReply placed) {
        Post post = placed.post();
        return new NewMessage(
                post.workspace(),
                placed.channel(),
                post.conversation(),
                post.message(),
                placed.seq(),
                post.author(),
                post.name(),
                null,
                post.text(),
                null,
                List.of(),
                null,
                post.at(),
                placed.received().origin());
    }
}
