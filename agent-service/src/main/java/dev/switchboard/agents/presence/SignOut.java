package dev.switchboard.agents.presence;

import dev.switchboard.agents.access.SignedOut;
import dev.switchboard.agents.desk.Desks;
import dev.switchboard.agents.floor.AgentKey;
import dev.switchboard.agents.floor.Floors;
import dev.switchboard.events.Presence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Whoever signs out leaves at once: no grace time, the desk is cleared. If the log is away, the lease runs out instead. */
@ApplicationScoped
class SignOut {

    private static final Logger LOG = Logger.getLogger(SignOut.class);

    private final Desks desks;
    private final Floors floors;
    private final PresenceCommands commands;

    SignOut(Desks desks, Floors floors, PresenceCommands commands) {
        this.desks = desks;
        this.floors = floors;
        this.commands = commands;
    }

    void leave(@Observes SignedOut gone) {
        if (gone.person().agent() == null) {
            return;
        }
        var agent = new AgentKey(gone.person().workspace(), gone.person().agent());
        desks.signedOut(agent);
        if (floors.presenceOf(agent).state() != Presence.OFFLINE) {
            commands.offline(agent, PresenceCommands.SIGNED_OUT)
                    .subscribe()
                    .with(told -> {}, failure -> LOG.warnf("a sign-out waits for the lease: %s", failure.toString()));
        }
    }
}
