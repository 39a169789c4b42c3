package dev.switchboard.router.service;

import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.util.Set;

/** Access tokens as agent-service signs them. */
final class Tokens {

    private Tokens() {}

    static String administrator(String workspace) {
        return token(workspace, "admin", null, "administrator");
    }

    static String agent(String workspace, String agent, String... roles) {
        return token(workspace, agent, agent, roles);
    }

    private static String token(String workspace, String user, String agent, String... roles) {
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

    static String expired(String workspace) {
        return Jwt.issuer("switchboard")
                .subject("admin")
                .upn("admin")
                .groups("administrator")
                .claim("workspace", workspace)
                .expiresAt(System.currentTimeMillis() / 1000 - 3600)
                .sign();
    }
}
