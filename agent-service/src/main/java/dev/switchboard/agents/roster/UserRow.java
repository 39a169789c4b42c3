package dev.switchboard.agents.roster;

import dev.switchboard.agents.identity.Role;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/** Someone who may sign in, as stored; the agent is set if that person takes contacts. Used within a session only. */
@Entity
@Table(name = "person")
@NullUnmarked
public class UserRow extends PanacheEntityBase {
    @EmbeddedId
    public RosterKey key;

    public String name;
    public String email;
    public String agent;

    @Convert(converter = RolesColumn.class)
    public Set<Role> roles;

    /** bcrypt; null for whoever signs in through the OIDC provider only. */
    @Column(name = "password_hash")
    public String passwordHash;

    @Version
    public long version;

    static Uni<List<UserRow>> of(String workspace) {
        return list("key.workspace = ?1 order by key.id", workspace);
    }
}
