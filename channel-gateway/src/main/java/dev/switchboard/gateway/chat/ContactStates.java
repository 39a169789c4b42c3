package dev.switchboard.gateway.chat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.Topics;
import dev.switchboard.gateway.conversation.DatabaseTrouble;
import dev.switchboard.gateway.log.RoutingLog;
import dev.switchboard.gateway.log.RoutingLog.Told;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows the router, so that visitors know whether they wait or whom they talk to. */
@ApplicationScoped
public class ContactStates {

    private final RoutingLog log;
    private final ContactStateStore store;
    private final ChatNews news;

    ContactStates(RoutingLog log, ContactStateStore store, ChatNews news) {
        this.log = log;
        this.store = store;
        this.news = news;
    }

    @Incoming("routing-events")
    public Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return DatabaseTrouble.waitOut(log.follow(
                        Topics.ROUTING_EVENTS,
                        records,
                        (connection, events) -> store.apply(connection, changes(events))))
                .invoke(news::tell)
                .replaceWithVoid();
    }

    private static ContactChanges changes(List<Told> events) {
        var changes = new ContactChanges();
        events.forEach(told -> follow(told.event(), changes));
        return changes;
    }

    private static void follow(RoutingEvent event, ContactChanges changes) {
        switch (event) {
            case RoutingEvent.ContactOpened opened
            when opened.channel() == Channel.CHAT -> changes.opened(opened.conversation(), opened.contact());
            case RoutingEvent.ContactQueued queued -> changes.waiting(queued.contact());
            case RoutingEvent.ContactAssigned assigned -> changes.withAgent(assigned.contact(), assigned.agent());
            case RoutingEvent.ContactWrapping wrapping -> changes.closed(wrapping.contact());
            case RoutingEvent.ContactClosed closed -> changes.closed(closed.contact());
            case RoutingEvent.ContactMerged merged -> changes.closed(merged.contact());
            case RoutingEvent.ContactAbandoned abandoned -> changes.closed(abandoned.contact());
            case RoutingEvent.AgentChanged changed -> changes.agent(changed.workspace(), changed.profile());
            default -> {}
        }
    }
}
