package dev.switchboard.gateway.conversation;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A person who asks. Read here; written in batches by {@link Directory}. */
@Entity
@Immutable
@Table(name = "customer")
@NullUnmarked
public class Customer extends PanacheEntityBase {

    @Id
    public String id;

    public String workspace;
    public String name;
}
