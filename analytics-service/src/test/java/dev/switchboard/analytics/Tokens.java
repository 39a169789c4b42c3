package dev.switchboard.analytics;

import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Access tokens as agent-service signs them. */
public final class Tokens {

    private Tokens() {}

    public static String administrator(String workspace) {
        return token(workspace, "admin", null, "administrator");
    }

    public static String agent(String workspace, String agent, String... roles) {
        return token(workspace, agent, agent, roles);
    }

    /** Somebody who is no agent. */
    public static String user(String workspace, String user, String... roles) {
        return token(workspace, user, null, roles);
    }

    private static String token(String workspace, String user, @Nullable String agent, String... roles) {
        var claims = Jwt.issuer("switchboard")
                .subject(user)
                .upn(user)
                .groups(Set.of(roles))
                .claim("workspace", workspace)
                .expiresIn(Duration.ofMinutes(5));
        if (agent != null) {
            claims.claim("agent", agent);
        }
        return claims.sign();
    }
}
