package dev.switchboard.agents.desk;

import dev.switchboard.agents.floor.AgentKey;
import dev.switchboard.agents.floor.DeskContact;
import dev.switchboard.agents.floor.Floors;
import dev.switchboard.events.ConversationEvent;
import dev.switchboard.events.ConversationEvent.DeliveryChanged;
import dev.switchboard.events.ConversationEvent.MessageStored;
import dev.switchboard.events.Wire;
import dev.switchboard.events.Wire.UnreadableRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Brings what is written in a conversation to the desk that has its contact. From now on only: what was written before, a desk reads
 * from the gateway when it opens the contact.
 */
@ApplicationScoped
public class ConversationReader {

    private static final Logger LOG = Logger.getLogger(ConversationReader.class);

    private final Floors floors;
    private final Desks desks;

    ConversationReader(Floors floors, Desks desks) {
        this.floors = floors;
        this.desks = desks;
    }

    @Incoming("conversations")
    Uni<Void> read(ConsumerRecords<String, byte[]> records) {
        records.forEach(this::read);
        return Uni.createFrom().voidItem();
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        try {
            bring(Wire.read(record.value(), ConversationEvent.class));
        } catch (UnreadableRecord unreadable) {
            LOG.errorf(
                    "passed over %s-%d@%d: %s",
                    record.topic(), record.partition(), record.offset(), unreadable.getMessage());
        }
    }

    private void bring(ConversationEvent event) {
        floors.read(event.workspace(), floor -> {
            floor.contactOf(event.workspace(), event.conversation()).ifPresent(contact -> bring(event, contact));
            return null;
        });
    }

    private void bring(ConversationEvent event, DeskContact contact) {
        contact.desks().forEach(desk -> bring(event, contact, desk));
    }

    private void bring(ConversationEvent event, DeskContact contact, AgentKey desk) {
        switch (event) {
            case MessageStored stored ->
                desks.tell(
                        desk,
                        seq -> new Frame.Message(seq, stored.conversation(), contact.id(), MessageView.of(stored)));
            case DeliveryChanged changed ->
                desks.tell(
                        desk,
                        seq -> new Frame.DeliveryNews(
                                seq,
                                changed.conversation(),
                                contact.id(),
                                changed.message(),
                                changed.delivery(),
                                changed.detail()));
        }
    }
}
