package dev.switchboard.agents.roster;

import dev.switchboard.events.Team;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** A team as stored. Used within a session only. */
@Entity
@Table(name = "team")
@NullUnmarked
public class TeamRow extends PanacheEntityBase {
    @EmbeddedId
    public RosterKey key;

    public String name;
    public String parent;
    public String manager;

    @Version
    public long version;

    static Uni<List<TeamRow>> of(String workspace) {
        return list("key.workspace = ?1 order by key.id", workspace);
    }

    Team team() {
        return new Team(key.id(), name, parent, manager);
    }
}
