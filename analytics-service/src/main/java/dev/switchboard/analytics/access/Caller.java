package dev.switchboard.analytics.access;

import dev.switchboard.analytics.problem.Refusal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks, by the access token of the request. */
@RequestScoped
public class Caller {

    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    public String user() {
        return token.getSubject();
    }

    public String workspace() {
        return claim("workspace")
                .orElseThrow(
                        () -> new Refusal(Response.Status.FORBIDDEN, "scope.denied", "The token names no workspace."));
    }

    /** The agent id of the caller; an administrator may have none. */
    public Optional<String> agent() {
        return claim("agent");
    }

    /** How long the token is still good; a stream must not outlive it. */
    public Duration goodFor() {
        var left = Duration.between(Instant.now(), Instant.ofEpochSecond(token.getExpirationTime()));
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    public boolean isAdministrator() {
        return token.getGroups().contains(Role.ADMINISTRATOR);
    }

    public boolean manages() {
        return token.getGroups().stream().anyMatch(Role.MANAGING::contains);
    }

    private Optional<String> claim(String name) {
        return Optional.ofNullable(token.<Object>getClaim(name)).map(Object::toString);
    }
}
