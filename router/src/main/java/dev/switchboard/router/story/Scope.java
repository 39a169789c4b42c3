package dev.switchboard.router.story;

import dev.switchboard.router.access.Caller;
import java.util.Set;

/**
 * Whose story is whose business: agents see what they hold or held; managers also what belongs to a team under them, or was held by
 * someone there; administrators see all.
 */
final class Scope {

    private Scope() {}

    /** @param names must know the agents who held the contact */
    static boolean covers(Caller caller, ContactHeader contact, Directory names) {
        if (caller.isAdministrator()) {
            return true;
        }
        return caller.agent()
                .map(agent -> contact.heldBy.contains(agent) || (caller.manages() && isBelow(agent, contact, names)))
                .orElse(false);
    }

    private static boolean isBelow(String manager, ContactHeader contact, Directory names) {
        Set<String> teams = names.teamsUnder(manager);
        boolean ofQueue = contact.queue != null && names.queuesOf(teams).contains(contact.queue);
        return ofQueue || names.anyIn(contact.heldBy, teams);
    }
}
