package dev.switchboard.analytics.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * What a refused request is told (RFC 9457).
 *
 * @param code stable, for programs; the rest is for people
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String title, int status, String code, String detail, List<FieldProblem> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(Response.Status status, String code, String detail) {
        return new Problem(status.getReasonPhrase(), status.getStatusCode(), code, detail, List.of());
    }

    public static Problem invalid(String code, String detail, List<FieldProblem> errors) {
        var status = Response.Status.BAD_REQUEST;
        return new Problem(status.getReasonPhrase(), status.getStatusCode(), code, detail, List.copyOf(errors));
    }

    Response toResponse() {
        var response = Response.status(status).type(MEDIA_TYPE).entity(this);
        if (status == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header("WWW-Authenticate", "Bearer");
        }
        return response.build();
    }
}
