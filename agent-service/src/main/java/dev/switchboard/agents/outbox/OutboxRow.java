package dev.switchboard.agents.outbox;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** Something that has to be told, in the order of its id within a workspace. */
@Entity
@Table(name = "outbox")
@NullUnmarked
public class OutboxRow extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String workspace;
    public String topic;

    @Column(name = "record_id")
    public String recordId;

    public String type;
    public String subject;
    public String body;

    @Column(name = "written_at")
    public Instant writtenAt;
}
