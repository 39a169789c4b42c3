package dev.switchboard.gateway.chat;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the reps' kind of token out of the visitors' socket, where {@link VisitorCheck} decides: that one would refuse ours. */
@ApplicationScoped
class VisitorAuthentication implements HttpAuthenticationMechanism {

    private static final SecurityIdentity ANONYMOUS =
            QuarkusSecurityIdentity.builder().setAnonymous(true).build();

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        return request.normalizedPath().equals(ChatSocket.PATH)
                ? Uni.createFrom().item(ANONYMOUS)
                : Uni.createFrom().nullItem();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 100;
    }
}
