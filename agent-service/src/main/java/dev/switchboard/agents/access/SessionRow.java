package dev.switchboard.agents.access;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A session as stored: the refresh token only as its hash. */
@Entity
@Table(name = "session")
@NullUnmarked
public class SessionRow extends PanacheEntityBase {
    @Id
    public UUID id;

    public String workspace;
    public String person;

    @Column(name = "token_hash")
    public byte[] tokenHash;

    /** What the token was before its last renewal: shown again later, somebody has stolen it. */
    @Column(name = "previous_hash")
    public byte[] previousHash;

    @Column(name = "opened_at")
    public Instant openedAt;

    @Column(name = "renewed_at")
    public Instant renewedAt;

    @Column(name = "expires_at")
    public Instant expiresAt;
}
