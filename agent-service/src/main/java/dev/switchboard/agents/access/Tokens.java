package dev.switchboard.agents.access;

import dev.switchboard.agents.AgentServiceConfig;
import dev.switchboard.agents.identity.Claims;
import dev.switchboard.agents.identity.Identity;
import dev.switchboard.agents.identity.Role;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;

/** Signs what lets people in (RS256). A signature takes about a millisecond, so it is made on a worker thread. */
@ApplicationScoped
public class Tokens {

    /** A signed token and when it runs out. */
    public record Signed(String token, Instant expiresAt) {}

    private final AgentServiceConfig.Session config;
    private final Vertx vertx;

    Tokens(AgentServiceConfig config, Vertx vertx) {
        this.config = config.session();
        this.vertx = vertx;
    }

    public Uni<Signed> access(Identity person) {
        JwtClaimsBuilder claims = Jwt.upn(person.user())
                .subject(person.user())
                .groups(person.roles().stream().map(Role::wireName).collect(Collectors.toSet()))
                .claim(Claims.WORKSPACE, person.workspace())
                .claim(Claims.NAME, person.name());
        if (person.agent() != null) {
            claims.claim(Claims.AGENT, person.agent());
        }
        if (person.team() != null) {
            claims.claim(Claims.TEAM, person.team());
        }
        return sign(claims, Instant.now().plus(config.accessToken()));
    }

    /** Lets its bearer read one conversation at the gateway. */
    public Uni<Signed> conversationGrant(String reader, String workspace, String contact, String conversation) {
        JwtClaimsBuilder claims = Jwt.subject(reader)
                .groups(Set.of(Claims.CONVERSATION_READER))
                .claim(Claims.WORKSPACE, workspace)
                .claim(Claims.CONTACT, contact)
                .claim(Claims.CONVERSATION, conversation);
        return sign(claims, Instant.now().plus(config.conversationGrant()));
    }

    private Uni<Signed> sign(JwtClaimsBuilder claims, Instant expiresAt) {
        Instant expiry = expiresAt.truncatedTo(ChronoUnit.SECONDS);
        return vertx.executeBlocking(() -> new Signed(claims.expiresAt(expiry).sign(), expiry), false);
    }
}
