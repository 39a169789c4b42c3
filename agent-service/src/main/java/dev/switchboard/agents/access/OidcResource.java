package dev.switchboard.agents.access;

import dev.switchboard.agents.identity.Identity;
import dev.switchboard.agents.problem.Refusal;
import dev.switchboard.agents.roster.People;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * {@code GET /api/session/oidc}: sign-in through the OIDC provider, if one is configured. The code flow (a permission on this path)
 * lets only people through whom the provider knows; from there on they have a session of ours like everybody.
 */
@Path("/api/session/oidc")
@PermitAll
public class OidcResource {

    private static final String WORKSPACE = "main";

    private final boolean configured;
    private final SecurityIdentity identity;
    private final People people;
    private final Sessions sessions;
    private final SessionAnswer answer;

    OidcResource(
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean configured,
            SecurityIdentity identity,
            People people,
            Sessions sessions,
            SessionAnswer answer) {
        this.configured = configured;
        this.identity = identity;
        this.people = people;
        this.sessions = sessions;
        this.answer = answer;
    }

    @GET
    public Uni<Response> signIn() {
        if (!configured) {
            throw Refusal.notFound("oidc.off", "no OIDC provider is configured");
        }
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw Refusal.tokenInvalid("the provider has not said who you are");
        }
        return recognise(token).chain(sessions::open).map(answer::home);
    }

    /**
     * By the mail address, if the provider has verified it; else by the name it knows the person under: {@code upn}, else
     * {@code preferred_username}, or the claim that {@code quarkus.oidc.token.principal-claim} names.
     */
    private Uni<Identity> recognise(JsonWebToken token) {
        return byEmail(token)
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found) : byName(token))
                .map(found -> found.orElseThrow(
                        () -> Refusal.of(403, "user.unknown", "the provider knows you, but you are no user here")));
    }

    private Uni<Optional<Identity>> byEmail(JsonWebToken token) {
        String email = token.getClaim("email");
        boolean verified = "true".equals(String.valueOf(token.<Object>getClaim("email_verified")));
        return email == null || !verified
                ? Uni.createFrom().item(Optional.empty())
                : people.findByEmail(WORKSPACE, email);
    }

    private Uni<Optional<Identity>> byName(JsonWebToken token) {
        String name = token.getName();
        return name == null ? Uni.createFrom().item(Optional.empty()) : people.find(WORKSPACE, name);
    }
}
