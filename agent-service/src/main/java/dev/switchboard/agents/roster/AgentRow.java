package dev.switchboard.agents.roster;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** An agent as stored. Used within a session only. */
@Entity
@Table(name = "agent")
@NullUnmarked
public class AgentRow extends PanacheEntityBase {
    @EmbeddedId
    public RosterKey key;

    public String name;
    public String team;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Integer> skills;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<Channel, Integer> capacity;

    @Convert(converter = QueuesColumn.class)
    public List<String> queues = List.of();

    @Version
    public long version;

    static Uni<List<AgentRow>> of(String workspace) {
        return list("key.workspace = ?1 order by key.id", workspace);
    }

    AgentProfile profile() {
        return new AgentProfile(key.id(), name, team, skills, capacity, queues);
    }
}
