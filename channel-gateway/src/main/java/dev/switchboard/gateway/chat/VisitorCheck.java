package dev.switchboard.gateway.chat;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;

/** Without a valid visitor token there is no socket: 401. Foreign origins were turned away before, by the CORS filter. */
@ApplicationScoped
class VisitorCheck implements HttpUpgradeCheck {

    private final VisitorTokens tokens;

    VisitorCheck(VisitorTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        return tokens.bearer(upgrade.httpRequest().getHeader(HttpHeaders.AUTHORIZATION))
                        .isPresent()
                ? CheckResult.permitUpgrade()
                : CheckResult.rejectUpgrade(401);
    }
}
