package dev.switchboard.router.engine;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Presence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An agent as routing sees one.
 *
 * @param load contacts in hand (offered, assigned, in wrap-up) by channel; a channel without any is missing
 * @param capacity places by channel in force: the profile's, else the plan's
 * @param contacts ids of the contacts in hand, oldest first
 */
public record AgentView(
        AgentProfile profile,
        Presence presence,
        @Nullable String reason,
        Instant idleSince,
        Map<Channel, Integer> load,
        Map<Channel, Integer> capacity,
        List<String> contacts) {}
