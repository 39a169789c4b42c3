package dev.switchboard.gateway.chat;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Lets visitors with a valid token through to their socket. Everywhere else the reps' tokens count. */
@ApplicationScoped
class VisitorAuthentication implements HttpAuthenticationMechanism {

    static final String ROLE = "visitor";
    static final String VISITOR = "visitor";

    private static final String BEARER = "Bearer ";

    private final VisitorTokens tokens;

    VisitorAuthentication(VisitorTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        if (!request.normalizedPath().equals(ChatSocket.PATH)) {
            return Uni.createFrom().nullItem();
        }
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return bearer(header) instanceof String token
                ? Uni.createFrom()
                        .item(() -> tokens.read(token)
                                .map(VisitorAuthentication::identity)
                                .orElseThrow(() -> new AuthenticationFailedException("not a valid visitor token")))
                : Uni.createFrom().failure(new AuthenticationFailedException("no visitor token"));
    }

    private static @Nullable String bearer(@Nullable String header) {
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
    }

    private static SecurityIdentity identity(Visitor visitor) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(visitor.id()))
                .addRole(ROLE)
                .addAttribute(VISITOR, visitor)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return request.normalizedPath().equals(ChatSocket.PATH)
                ? Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"))
                : Uni.createFrom().nullItem();
    }

    /** Before the reps' mechanism, which would refuse the same header. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 100;
    }
}
