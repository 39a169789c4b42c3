package dev.switchboard.analytics.intake;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Presence;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;

/** An agent as the log has it: one row of {@code agent_fact}. At work means busy, or ready without work. Not thread-safe. */
@NullUnmarked // read from its row by field
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
final class AgentFact {

    /** What an agent does; null for one who is not at work. */
    enum Work {
        BUSY,
        FREE
    }

    public String workspace;
    public String agent;
    public String name;
    public String team;
    public Presence presence = Presence.OFFLINE;
    public String reason;
    public Instant since;
    public int contacts;
    public boolean removed;

    static AgentFact unknown(String workspace, String agent) {
        var fact = new AgentFact();
        fact.workspace = workspace;
        fact.agent = agent;
        fact.name = agent;
        return fact;
    }

    void changed(AgentProfile profile) {
        name = profile.name();
        team = profile.team();
        removed = false;
    }

    void present(Presence now, String why, Instant at) {
        if (now != presence || !Objects.equals(why, reason)) {
            since = at;
        }
        presence = now;
        reason = why;
    }

    Work work() {
        if (contacts > 0) {
            return Work.BUSY;
        }
        return presence == Presence.READY && !removed ? Work.FREE : null;
    }
}
