package dev.switchboard.agents.desk;

import dev.switchboard.agents.floor.AgentKey;
import dev.switchboard.agents.identity.Claims;
import dev.switchboard.agents.identity.Role;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The agent at a desk, as the access token says. */
record DeskOwner(AgentKey key, String name, @Nullable String team, List<String> roles) {

    /** Empty for whoever is no agent. */
    static Optional<DeskOwner> of(JsonWebToken token) {
        String agent = token.getClaim(Claims.AGENT);
        String workspace = token.getClaim(Claims.WORKSPACE);
        if (agent == null || workspace == null) {
            return Optional.empty();
        }
        String name = token.getClaim(Claims.NAME);
        return Optional.of(new DeskOwner(
                new AgentKey(workspace, agent),
                name == null ? agent : name,
                token.getClaim(Claims.TEAM),
                Claims.roles(token).stream().map(Role::wireName).toList()));
    }

    Frame.Owner view() {
        return new Frame.Owner(key.agent(), name, team, roles);
    }
}
