package dev.switchboard.agents.access;

import dev.switchboard.agents.AgentServiceConfig;
import dev.switchboard.agents.identity.Identity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a session gets to the browser: the access token in the body, the refresh token in a cookie that no script reads. */
@ApplicationScoped
class SessionAnswer {

    static final String COOKIE = "switchboard-refresh";
    private static final String PATH = "/api/session";

    /** The body of a sign-in. */
    record SignedIn(String token, Instant expiresAt, Identity user) {}

    private final Tokens tokens;
    private final boolean secure;
    private final int maxAgeSeconds;

    SessionAnswer(Tokens tokens, AgentServiceConfig config) {
        this.tokens = tokens;
        this.secure = config.publicUrl().filter(url -> url.startsWith("https:")).isPresent();
        this.maxAgeSeconds = (int) config.session().idle().toSeconds();
    }

    Uni<Response> signedIn(Sessions.Opened opened) {
        return tokens.access(opened.person()).map(signed -> {
            var body = new SignedIn(signed.token(), signed.expiresAt(), opened.person());
            return withCookie(Response.ok(body), opened.refresh()).build();
        });
    }

    Response home(Sessions.Opened opened) {
        return withCookie(Response.seeOther(URI.create("/")), opened.refresh()).build();
    }

    Response signedOut() {
        return Response.noContent().cookie(cookie("", 0)).build();
    }

    private Response.ResponseBuilder withCookie(Response.ResponseBuilder answer, @Nullable RefreshToken refresh) {
        answer.header("Cache-Control", "no-store");
        return refresh == null ? answer : answer.cookie(cookie(refresh.secret(), maxAgeSeconds));
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(PATH)
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
