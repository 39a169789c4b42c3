package dev.switchboard.router.engine;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Presence;
import org.jspecify.annotations.NullUnmarked;

/** What the naive engine knows of an agent; work in hand is told by the contacts. */
@NullUnmarked
final class NaiveAgent {

    AgentProfile profile;
    Presence presence = Presence.OFFLINE;
    String reason;
    long idleSince;
    long lastOffered;
    int missed;
    /** Something has changed since it was last asked who might get what. */
    boolean changed;

    NaiveAgent(AgentProfile profile, long now) {
        this.profile = profile;
        this.idleSince = now;
    }

    String id() {
        return profile.agent();
    }

    boolean isSignedIn() {
        return presence != Presence.OFFLINE;
    }

    /** The place of a queue in the agent's own order; those that are not named come last. */
    int placeOf(String queue) {
        int place = profile.queues().indexOf(queue);
        return place < 0 ? profile.queues().size() : place;
    }
}
