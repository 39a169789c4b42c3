package dev.switchboard.agents.desk;

import dev.switchboard.agents.AgentServiceConfig;
import dev.switchboard.agents.floor.Floors;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who may open a desk: pages of our own host or an allowed origin (a browser sends the user's credentials for any page), agents only,
 * and not before this pod knows what is at the desks. Asked first of all checks.
 */
@ApplicationScoped
@Priority(Integer.MAX_VALUE)
public class DeskDoor implements HttpUpgradeCheck {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_YET = 503;

    private final Set<String> allowedOrigins;
    private final Floors floors;

    DeskDoor(AgentServiceConfig config, Floors floors) {
        this.allowedOrigins = config.desk().allowedOrigins().orElse(Set.of());
        this.floors = floors;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(DeskSocket.class.getName());
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        if (!isAllowed(context.httpRequest())) {
            return CheckResult.rejectUpgrade(FORBIDDEN);
        }
        if (!floors.isCaughtUp()) {
            return CheckResult.rejectUpgrade(NOT_YET);
        }
        return context.securityIdentity()
                .map(DeskDoor::look)
                .onFailure(AuthenticationFailedException.class)
                .recoverWithUni(() -> refuse(context.httpRequest()));
    }

    /** A bad token has been answered with 401 before anyone asks here; a second answer would only fill the log. */
    private static Uni<CheckResult> refuse(HttpServerRequest request) {
        return request.response().headWritten() ? Uni.createFrom().nothing() : CheckResult.rejectUpgrade(UNAUTHORIZED);
    }

    private static CheckResult look(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            return CheckResult.rejectUpgradeSync(UNAUTHORIZED);
        }
        boolean isAgent = identity.getPrincipal() instanceof JsonWebToken token
                && DeskOwner.of(token).isPresent();
        return isAgent ? CheckResult.permitUpgradeSync() : CheckResult.rejectUpgradeSync(FORBIDDEN);
    }

    private boolean isAllowed(HttpServerRequest request) {
        @Nullable String origin = request.getHeader("Origin");
        return origin == null
                || allowedOrigins.contains("*")
                || allowedOrigins.contains(origin)
                || isOwnHost(origin, request);
    }

    private static boolean isOwnHost(String origin, HttpServerRequest request) {
        try {
            @Nullable String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(request.getHeader("Host"));
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }
}
