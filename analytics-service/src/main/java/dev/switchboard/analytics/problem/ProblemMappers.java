package dev.switchboard.analytics.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request into problem+json. A bug says no more than that it is one; the log has the rest. */
public final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response refusal(Refusal refusal) {
        return refusal.problem().toResponse();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthorized(Exception nobody) {
        return Problem.of(Response.Status.UNAUTHORIZED, "token.invalid", "A valid access token is needed.")
                .toResponse();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException denied) {
        return Problem.of(Response.Status.FORBIDDEN, "scope.denied", "Your role does not cover this.")
                .toResponse();
    }

    @ServerExceptionMapper
    public Response framework(WebApplicationException refused) {
        var status = refused.getResponse().getStatusInfo();
        var code = "http." + status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        return new Problem(
                        status.getReasonPhrase(),
                        status.getStatusCode(),
                        code,
                        "The request can't be served: " + status.getReasonPhrase() + ".",
                        java.util.List.of())
                .toResponse();
    }

    @ServerExceptionMapper
    public Response bug(Exception bug) {
        LOG.error("A request failed", bug);
        return Problem.of(Response.Status.INTERNAL_SERVER_ERROR, "internal", "Something went wrong on our side.")
                .toResponse();
    }
}
