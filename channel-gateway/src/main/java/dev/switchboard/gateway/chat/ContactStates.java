package dev.switchboard.gateway.chat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.EpochFence;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingRecord;
import dev.switchboard.events.Wire;
import dev.switchboard.gateway.chat.ContactStateStore.Mark;
import dev.switchboard.gateway.conversation.DatabaseTrouble;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Follows the router, so that visitors know whether they wait or whom they talk to. Each record takes effect once, and none of
 * an owner that was replaced: mark and epoch are kept in the transaction of the effect.
 */
@ApplicationScoped
public class ContactStates {

    private static final Logger LOG = Logger.getLogger(ContactStates.class);

    private final ContactStateStore store;
    private final ChatNews news;

    ContactStates(ContactStateStore store, ChatNews news) {
        this.store = store;
        this.news = news;
    }

    @Incoming("routing-events")
    public Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return DatabaseTrouble.waitOut(store.advance(records.partitions(), marks -> changes(records, marks)))
                .invoke(news::tell)
                .replaceWithVoid();
    }

    private static ContactChanges changes(ConsumerRecords<String, byte[]> records, Map<TopicPartition, Mark> marks) {
        var changes = new ContactChanges();
        var reached = new HashMap<TopicPartition, Mark>();
        for (TopicPartition partition : records.partitions()) {
            Mark mark = marks.getOrDefault(partition, Mark.NONE);
            reached.put(partition, follow(records.records(partition), mark, changes));
        }
        changes.reached(reached);
        return changes;
    }

    private static Mark follow(List<ConsumerRecord<String, byte[]>> records, Mark from, ContactChanges changes) {
        var fence = new EpochFence(from.epoch());
        long position = from.position();
        for (var record : records) {
            if (record.offset() > position) {
                position = record.offset();
                follow(record, fence, changes);
            }
        }
        return new Mark(position, fence.epoch());
    }

    private static void follow(ConsumerRecord<String, byte[]> record, EpochFence fence, ContactChanges changes) {
        try {
            var routing = Wire.read(record.value(), RoutingRecord.class);
            if (fence.admits(routing) && routing instanceof RoutingRecord.Decision decision) {
                decision.events().forEach(event -> follow(event, changes));
            }
        } catch (Wire.UnreadableRecord unreadable) {
            LOG.errorf(
                    "record %d of %s/%d is passed over: %s",
                    record.offset(), record.topic(), record.partition(), unreadable.getMessage());
        }
    }

    private static void follow(RoutingEvent event, ContactChanges changes) {
        switch (event) {
            case RoutingEvent.ContactOpened opened
            when opened.channel() == Channel.CHAT -> changes.opened(opened.conversation(), opened.contact());
            case RoutingEvent.ContactQueued queued -> changes.waiting(queued.contact());
            case RoutingEvent.ContactAssigned assigned -> changes.withAgent(assigned.contact(), assigned.agent());
            case RoutingEvent.ContactWrapping wrapping -> changes.closed(wrapping.contact());
            case RoutingEvent.ContactClosed closed -> changes.closed(closed.contact());
            case RoutingEvent.ContactAbandoned abandoned -> changes.closed(abandoned.contact());
            case RoutingEvent.AgentChanged changed -> changes.agent(changed.workspace(), changed.profile());
            default -> {}
        }
    }
}
