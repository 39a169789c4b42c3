package dev.switchboard.agents.presence;

import dev.switchboard.agents.access.Identity;
import dev.switchboard.agents.desk.Desks;
import dev.switchboard.agents.floor.AgentKey;
import dev.switchboard.agents.floor.Floors;
import dev.switchboard.events.Presence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Whoever signs out leaves at once: no grace time, the desk is cleared. */
@ApplicationScoped
public class SignOut {

    private static final Logger LOG = Logger.getLogger(SignOut.class);

    private final Desks desks;
    private final Floors floors;
    private final PresenceCommands commands;

    SignOut(Desks desks, Floors floors, PresenceCommands commands) {
        this.desks = desks;
        this.floors = floors;
        this.commands = commands;
    }

    /** Never fails: if the log is away, the lease runs out instead. */
    public Uni<Void> leave(Identity person) {
        if (person.agent() == null) {
            return Uni.createFrom().voidItem();
        }
        var agent = new AgentKey(person.workspace(), person.agent());
        desks.signedOut(agent);
        if (floors.presenceOf(agent).state() == Presence.OFFLINE) {
            return Uni.createFrom().voidItem();
        }
        return commands.offline(agent, PresenceCommands.SIGNED_OUT)
                .onFailure()
                .invoke(failure -> LOG.warnf("a sign-out waits for the lease: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
