package dev.switchboard.agents.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The one place where a failed request gets its answer. What nobody foresaw is logged and answered without its inner life. */
public final class ProblemAnswers {

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);
    private static final String TOKEN_INVALID = "token.invalid";

    @ServerExceptionMapper
    public Response refused(Refusal refusal) {
        return refusal.problem().response();
    }

    @ServerExceptionMapper
    public Response unauthenticated(UnauthorizedException missing) {
        return challenge("sign in first");
    }

    @ServerExceptionMapper
    public Response unauthenticated(AuthenticationFailedException wrong) {
        return challenge("the token is wrong or has run out");
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException denied) {
        return Problem.of(403, "scope.denied", "your role does not allow this").response();
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException unreadable) {
        return switch (unreadable) {
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() ->
                Problem.of(400, "request.invalid", "a field can't be read", List.of(fieldOf(mapping)))
                        .response();
            default ->
                Problem.of(400, "request.unreadable", "the body is no JSON of the expected form")
                        .response();
        };
    }

    /** Named of its own, since the framework names it too. */
    @ServerExceptionMapper
    public Response unreadable(MismatchedInputException mismatch) {
        return unreadable((JsonProcessingException) mismatch);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException failed) {
        if (failed.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable);
        }
        int status = failed.getResponse().getStatus();
        if (status < 400) {
            return failed.getResponse();
        }
        return Problem.of(status, "request.refused", null).response();
    }

    @ServerExceptionMapper
    public Response unforeseen(Throwable failure) {
        LOG.error("a request failed", failure);
        return Problem.of(500, "internal", "something went wrong here; it has been logged")
                .response();
    }

    private static Response challenge(String detail) {
        return Response.fromResponse(Problem.of(401, TOKEN_INVALID, detail).response())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static FieldError fieldOf(JsonMappingException mapping) {
        String path = mapping.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : Integer.toString(step.getIndex()))
                .collect(Collectors.joining("."));
        return switch (mapping) {
            case InvalidFormatException format ->
                new FieldError(path, format.getValue(), "must be " + expected(format.getTargetType()));
            default -> new FieldError(path, null, "has the wrong type");
        };
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        return type.isEnum() ? "one of " + List.of(type.getEnumConstants()) : "a " + type.getSimpleName();
    }
}
