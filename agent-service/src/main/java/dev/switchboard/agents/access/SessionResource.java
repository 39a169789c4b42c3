package dev.switchboard.agents.access;

import dev.switchboard.agents.identity.Identity;
import dev.switchboard.agents.identity.Passwords;
import dev.switchboard.agents.problem.FieldErrors;
import dev.switchboard.agents.problem.Refusal;
import dev.switchboard.agents.roster.People;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Event;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** {@code /api/session}: how to sign in, sign in with a password, renew, sign out. */
@Path("/api/session")
@PermitAll
public class SessionResource {

    private static final String DEFAULT_WORKSPACE = "main";

    /** @param workspace null for the default one */
    public record SignIn(
            @NotBlank @Size(max = 64) String user,
            @NotBlank @Size(max = 200) String password,
            @Nullable @Size(max = 64) String workspace) {
        String inWorkspace() {
            return workspace == null ? DEFAULT_WORKSPACE : workspace;
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "SignIn";
        }
    }

    /** @param oidc whether {@code GET /api/session/oidc} leads to a provider */
    public record WaysIn(boolean oidc) {}

    private final WaysIn waysIn;
    private final People people;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SignInThrottle throttle;
    private final SessionAnswer answer;
    private final Event<SignedOut> signedOut;
    private final Validator validator;

    SessionResource(
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean oidc,
            People people,
            Passwords passwords,
            Sessions sessions,
            SignInThrottle throttle,
            SessionAnswer answer,
            Event<SignedOut> signedOut,
            Validator validator) {
        this.waysIn = new WaysIn(oidc);
        this.people = people;
        this.passwords = passwords;
        this.sessions = sessions;
        this.throttle = throttle;
        this.answer = answer;
        this.signedOut = signedOut;
        this.validator = validator;
    }

    @GET
    public WaysIn waysIn() {
        return waysIn;
    }

    @POST
    public Uni<Response> signIn(@Nullable SignIn body, RoutingContext request) {
        SignIn attempt = FieldErrors.required(body);
        FieldErrors.of(attempt, validator).refuse("request.invalid");
        String address = request.request().remoteAddress().hostAddress();
        String key = attempt.inWorkspace() + "/" + attempt.user();
        return throttle.admit(key, address)
                .chain(() -> recognise(attempt))
                .call(() -> throttle.succeeded(key, address))
                .chain(sessions::open)
                .chain(answer::signedIn);
    }

    /** 204 for whoever is not signed in: a page asks this before it knows, and being nobody is no error. */
    @POST
    @Path("renewal")
    public Uni<Response> renew(@CookieParam(SessionAnswer.COOKIE) @Nullable String cookie) {
        if (cookie == null || cookie.isBlank()) {
            return Uni.createFrom().item(Response.noContent().build());
        }
        return sessions.renew(new RefreshToken(cookie)).chain(answer::signedIn);
    }

    @DELETE
    public Uni<Response> signOut(@CookieParam(SessionAnswer.COOKIE) @Nullable String cookie) {
        Uni<Optional<Identity>> ended = cookie == null || cookie.isBlank()
                ? Uni.createFrom().item(Optional.empty())
                : sessions.end(new RefreshToken(cookie));
        return ended.invoke(person -> person.ifPresent(gone -> signedOut.fire(new SignedOut(gone))))
                .replaceWith(answer::signedOut);
    }

    private Uni<Identity> recognise(SignIn attempt) {
        return people.known(attempt.inWorkspace(), attempt.user())
                .chain(known -> passwords
                        .matches(
                                attempt.password(),
                                known.map(People.Known::passwordHash).orElse(null))
                        .map(matches -> known.filter(found -> matches)
                                .map(People.Known::person)
                                .orElseThrow(() -> Refusal.of(401, "sign-in.failed", "user or password is wrong"))));
    }
}
