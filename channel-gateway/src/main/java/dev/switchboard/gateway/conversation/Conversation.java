package dev.switchboard.gateway.conversation;

import dev.switchboard.events.Channel;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** The thread of messages with one customer on one channel. Read here; written by {@link Directory} and {@link Ledger}. */
@Entity
@Immutable
@Table(name = "conversation")
@NullUnmarked
public class Conversation extends PanacheEntityBase {

    @Id
    public String id;

    public String workspace;

    @Enumerated(EnumType.STRING)
    public Channel channel;

    @ManyToOne
    @JoinColumn(name = "customer_id")
    public Customer customer;

    public String address;
    public String subject;

    @Column(name = "last_seq")
    public long lastSeq;

    @Column(name = "created_at")
    public Instant createdAt;

    static Uni<Conversation> withCustomer(String id) {
        return find("from Conversation c join fetch c.customer where c.id = ?1", id)
                .firstResult();
    }

    /** Newest first. */
    static Uni<List<Conversation>> ofCustomer(String customer) {
        return find(
                        "from Conversation c join fetch c.customer where c.customer.id = ?1 order by c.createdAt desc",
                        customer)
                .page(0, 100)
                .list();
    }
}
