package dev.switchboard.agents.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who asks, as the access token says; for endpoints that let nobody in without one. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public String user() {
        return token().getSubject();
    }

    public String workspace() {
        return token().getClaim(Claims.WORKSPACE);
    }

    public @Nullable String agent() {
        return token().getClaim(Claims.AGENT);
    }

    public Set<Role> roles() {
        return Claims.roles(token());
    }

    public boolean has(Role role) {
        return roles().contains(role);
    }

    private JsonWebToken token() {
        return (JsonWebToken) identity.getPrincipal();
    }
}
