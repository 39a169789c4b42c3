package dev.switchboard.gateway.conversation;

import dev.switchboard.events.ConversationEvent.Author;
import dev.switchboard.events.ConversationEvent.Delivery;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** One message of a conversation. Read here; written in batches by {@link Ledger}. */
@Entity
@Immutable
@Table(name = "message")
@NullUnmarked
public class Message extends PanacheEntityBase {

    @Id
    public String id;

    @Column(name = "conversation_id")
    public String conversation;

    public long seq;

    @Enumerated(EnumType.STRING)
    public Author author;

    public String name;
    public String subject;
    public String text;
    public String html;

    /** JSON. */
    public String attachments;

    @Enumerated(EnumType.STRING)
    public Delivery delivery;

    @Column(name = "delivery_detail")
    public String deliveryDetail;

    @Column(name = "sent_at")
    public Instant at;

    static Uni<List<Message>> after(String conversation, long seq, int limit) {
        return find("conversation = ?1 and seq > ?2 order by seq", conversation, seq)
                .page(0, limit)
                .list();
    }
}
