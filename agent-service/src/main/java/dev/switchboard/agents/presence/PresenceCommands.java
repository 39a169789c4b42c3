package dev.switchboard.agents.presence;

import dev.switchboard.agents.floor.AgentKey;
import dev.switchboard.agents.log.ServiceLog;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand.SetPresence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes agents offline for reasons that are not their own wish. */
@ApplicationScoped
class PresenceCommands {

    static final String CONNECTION_LOST = "connection-lost";
    static final String SIGNED_OUT = "signed-out";

    private final ServiceLog log;

    PresenceCommands(ServiceLog log) {
        this.log = log;
    }

    Uni<Void> offline(AgentKey agent, String reason) {
        var command = new SetPresence(agent.workspace(), agent.agent(), Presence.OFFLINE, reason);
        return log.command("presence/" + Ids.fresh(), command, agent.workspace(), null);
    }
}
