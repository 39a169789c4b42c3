package dev.switchboard.agents.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a refusal (RFC 9457). {@code code} is stable, {@code detail} is for people. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String title, int status, String code, @Nullable String detail, List<FieldError> errors) {

    public static final MediaType TYPE = MediaType.valueOf("application/problem+json");

    public static Problem of(int status, String code, @Nullable String detail) {
        return of(status, code, detail, List.of());
    }

    public static Problem of(int status, String code, @Nullable String detail, List<FieldError> errors) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return new Problem(known == null ? "Refused" : known.getReasonPhrase(), status, code, detail, errors);
    }

    public Response response() {
        return Response.status(status).type(TYPE).entity(this).build();
    }
}
