package dev.switchboard.analytics.intake;

import dev.switchboard.analytics.life.ContactLife;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An agent's first message after a contact arrived. Messages and decisions are read from two topics, so either may be seen first:
 * whichever comes second finds the other.
 */
final class FirstResponses {

    private FirstResponses() {}

    /** A message of an agent. */
    record Reply(String workspace, String conversation, Instant at, String message) {}

    /** For the contacts of the book that have none yet. */
    static Uni<Void> find(FactTables facts, FactBook book) {
        List<ContactLife> without = book.lives().stream()
                .filter(life -> life.firstResponseAt == null && life.answeredAt != null)
                .toList();
        return without.isEmpty()
                ? Uni.createFrom().voidItem()
                : facts.repliesIn(conversations(without))
                        .invoke(replies -> replies.forEach(reply -> without.stream()
                                .filter(life -> answers(reply, life))
                                .forEach(life -> earliest(life, reply.at()))))
                        .replaceWithVoid();
    }

    /** For the contacts that these replies are the first answer of. */
    static Uni<Void> take(FactTables facts, FactBook book, List<Reply> replies) {
        Set<Map.Entry<String, String>> conversations = new HashSet<>();
        replies.forEach(reply -> conversations.add(Map.entry(reply.workspace(), reply.conversation())));
        var earliest = replies.stream().map(Reply::at).min(Instant::compareTo).orElse(Instant.MAX);
        return facts.storeReplies(replies)
                .chain(() -> facts.unanswered(conversations, earliest))
                .invoke(book::remember)
                .invoke(lives -> replies.forEach(reply -> lives.stream()
                        .filter(life -> life.answeredAt != null && answers(reply, life))
                        .forEach(life -> earliest(life, reply.at()))))
                .chain(book::store);
    }

    private static Set<Map.Entry<String, String>> conversations(List<ContactLife> lives) {
        Set<Map.Entry<String, String>> conversations = new HashSet<>();
        lives.forEach(life -> conversations.add(Map.entry(life.workspace, life.conversation)));
        return conversations;
    }

    private static boolean answers(Reply reply, ContactLife life) {
        return reply.workspace().equals(life.workspace)
                && reply.conversation().equals(life.conversation)
                && !reply.at().isBefore(life.arrivedAt)
                && (life.endedAt == null || !reply.at().isAfter(life.endedAt));
    }

    private static void earliest(ContactLife life, Instant at) {
        if (life.firstResponseAt == null || at.isBefore(life.firstResponseAt)) {
            life.firstResponseAt = at;
        }
    }
}
