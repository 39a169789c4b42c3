package dev.switchboard.gateway.delivery;

import dev.switchboard.events.Wire;
import dev.switchboard.gateway.conversation.DatabaseTrouble;
import dev.switchboard.gateway.log.LogEntry;
import dev.switchboard.gateway.log.LogWriter;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * From {@code outbound} to the store, the desks and the couriers. One batch at a time; a batch done again changes nothing. The
 * delivery itself is the couriers' work and delays no batch.
 */
@ApplicationScoped
public class ReplyIntake {

    private final ReplyStore store;
    private final DeliveryQueue queue;
    private final Couriers couriers;
    private final LogWriter log;

    ReplyIntake(ReplyStore store, DeliveryQueue queue, Couriers couriers, @Identifier("onward") LogWriter log) {
        this.store = store;
        this.queue = queue;
        this.couriers = couriers;
        this.log = log;
    }

    @Incoming("outbound")
    public Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        var replies = new ArrayList<Received>(records.count());
        var dead = new ArrayList<LogEntry>();
        for (var record : records) {
            try {
                Received.read(record).ifPresent(replies::add);
            } catch (Wire.UnreadableRecord unreadable) {
                dead.add(LogEntry.dead(record, String.valueOf(unreadable.getMessage())));
            }
        }
        return log.write(dead)
                .chain(() -> store(replies))
                .chain(this::tell)
                .invoke(placed ->
                        placed.stream().map(PlacedReply::channel).distinct().forEach(couriers::wake))
                .replaceWithVoid();
    }

    private Uni<ReplyStore.Outcome> store(List<Received> replies) {
        return DatabaseTrouble.waitOut(store.store(replies))
                .onFailure(DatabaseTrouble::refuses)
                .recoverWithUni(refused -> oneByOne(replies));
    }

    private Uni<ReplyStore.Outcome> oneByOne(List<Received> replies) {
        return Multi.createFrom()
                .iterable(replies)
                .onItem()
                .transformToUniAndConcatenate(reply -> DatabaseTrouble.waitOut(store.store(List.of(reply)))
                        .onFailure(DatabaseTrouble::refuses)
                        .recoverWithItem(new ReplyStore.Outcome(List.of(), List.of(reply))))
                .collect()
                .asList()
                .map(ReplyIntake::together);
    }

    private static ReplyStore.Outcome together(List<ReplyStore.Outcome> outcomes) {
        return new ReplyStore.Outcome(
                outcomes.stream().flatMap(each -> each.placed().stream()).toList(),
                outcomes.stream().flatMap(each -> each.homeless().stream()).toList());
    }

    private Uni<List<PlacedReply>> tell(ReplyStore.Outcome outcome) {
        var news = new ArrayList<LogEntry>();
        outcome.placed().forEach(placed -> news.add(DeliveryNews.stored(placed)));
        outcome.homeless().forEach(received -> {
            news.add(LogEntry.dead(received.record(), "its conversation is unknown, or the database refused it"));
            news.add(DeliveryNews.homeless(received.post()));
        });
        var messages =
                outcome.placed().stream().map(placed -> placed.post().message()).toList();
        return log.write(news)
                .chain(() -> DatabaseTrouble.waitOut(queue.release(messages)))
                .replaceWith(outcome.placed());
    }
}
