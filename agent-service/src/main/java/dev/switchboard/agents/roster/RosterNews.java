package dev.switchboard.agents.roster;

import dev.switchboard.agents.outbox.Outbox;
import dev.switchboard.events.AgentEvent;
import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.Team;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Tells the router and whoever listens what became of the roster, within the transaction that changes it. */
@ApplicationScoped
class RosterNews {

    private final Outbox outbox;

    RosterNews(Outbox outbox) {
        this.outbox = outbox;
    }

    Uni<Void> agentSaved(String workspace, AgentProfile profile) {
        return outbox.command(new RoutingCommand.PutAgent(workspace, profile), workspace)
                .chain(() -> outbox.event(new AgentEvent.AgentSaved(workspace, profile, Instant.now())));
    }

    Uni<Void> agentDeleted(String workspace, String agent) {
        return outbox.command(new RoutingCommand.RemoveAgent(workspace, agent), workspace)
                .chain(() -> outbox.event(new AgentEvent.AgentDeleted(workspace, agent, Instant.now())));
    }

    /** @param teams the whole tree */
    Uni<Void> teamsSaved(String workspace, List<Team> teams) {
        return outbox.command(new RoutingCommand.PutTeams(workspace, teams), workspace)
                .chain(() -> outbox.event(new AgentEvent.TeamsSaved(workspace, teams, Instant.now())));
    }
}
