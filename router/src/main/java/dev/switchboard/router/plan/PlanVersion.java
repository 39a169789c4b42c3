package dev.switchboard.router.plan;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A published plan, as it was written. Never changed. */
@NullUnmarked // filled in by Hibernate
@Entity
@Table(name = "plan_version")
@IdClass(PlanVersion.Key.class)
public class PlanVersion extends PanacheEntityBase {

    @Id
    public String workspace;

    @Id
    public int version;

    public String yaml;

    @Column(name = "published_by")
    public String publishedBy;

    @Column(name = "published_at")
    public Instant publishedAt;

    protected PlanVersion() {}

    PlanVersion(String workspace, int version, String yaml, String publishedBy, Instant publishedAt) {
        this.workspace = workspace;
        this.version = version;
        this.yaml = yaml;
        this.publishedBy = publishedBy;
        this.publishedAt = publishedAt;
    }

    /** A version's identity. */
    public record Key(String workspace, int version) implements Serializable {}
}
