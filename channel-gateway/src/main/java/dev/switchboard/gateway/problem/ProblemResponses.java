package dev.switchboard.gateway.problem;

import dev.switchboard.gateway.problem.Problem.FieldProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns every refusal of a request into {@code application/problem+json}. */
public final class ProblemResponses {

    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);

    @ServerExceptionMapper
    public RestResponse<Problem> refused(Refusal refusal) {
        var response = problem(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()), null);
        if (refusal.retryAfterSeconds() > 0) {
            response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, refusal.retryAfterSeconds());
        }
        return response;
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public RestResponse<Problem> unauthenticated() {
        return RestResponse.ResponseBuilder.create(
                        Status.UNAUTHORIZED,
                        new Problem("Unauthorized", 401, "token.invalid", "a valid, unexpired token is needed", null))
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> forbidden(ForbiddenException forbidden) {
        return problem(Status.FORBIDDEN, "scope.denied", "the token does not cover this", null);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> invalid(ConstraintViolationException violations) {
        var errors = violations.getConstraintViolations().stream()
                .map(ProblemResponses::field)
                .toList();
        return problem(Status.BAD_REQUEST, "request.invalid", "the request breaks its contract", errors);
    }

    private static FieldProblem field(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        return new FieldProblem(
                path.substring(path.lastIndexOf('.') + 1),
                String.valueOf(violation.getInvalidValue()),
                violation.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> other(WebApplicationException refused) {
        var status = refused.getResponse().getStatusInfo();
        String code = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '.');
        return problem(status, "request." + code, status.getReasonPhrase(), null);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> bug(Throwable failure) {
        LOG.error("a request failed", failure);
        return problem(Status.INTERNAL_SERVER_ERROR, "internal", "the request failed; the log knows why", null);
    }

    private static RestResponse<Problem> problem(
            Response.StatusType status, String code, String detail, @Nullable List<FieldProblem> errors) {
        var body = new Problem(status.getReasonPhrase(), status.getStatusCode(), code, detail, errors);
        return RestResponse.ResponseBuilder.<Problem>create(status.getStatusCode())
                .entity(body)
                .type(Problem.MEDIA_TYPE)
                .build();
    }
}
