package dev.switchboard.gateway.conversation;

import dev.switchboard.events.Channel;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** What a customer is known by on one channel; several may belong to one customer. */
@Entity
@Immutable
@Table(name = "identity")
@IdClass(CustomerIdentity.class)
@NullUnmarked
public class Identity extends PanacheEntityBase {

    @Id
    public String workspace;

    @Id
    @Enumerated(EnumType.STRING)
    public Channel channel;

    @Id
    public String address;

    @Column(name = "customer_id")
    public String customer;

    static Uni<List<Identity>> ofCustomer(String customer) {
        return list("customer = ?1 order by channel, address", customer);
    }
}
