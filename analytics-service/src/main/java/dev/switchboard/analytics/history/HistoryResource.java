package dev.switchboard.analytics.history;

import dev.switchboard.analytics.access.Caller;
import dev.switchboard.analytics.access.Role;
import dev.switchboard.analytics.problem.FieldProblem;
import dev.switchboard.analytics.problem.Problem;
import dev.switchboard.analytics.problem.Refusal;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** History of other systems. */
@Path("/api/analytics/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "History")
@RolesAllowed({Role.VICE_PRESIDENT, Role.ADMINISTRATOR})
public class HistoryResource {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final HistoryImport history;
    private final Caller caller;

    HistoryResource(HistoryImport history, Caller caller) {
        this.history = history;
        this.caller = caller;
    }

    @PUT
    @Path("/{name}")
    @Consumes("text/csv")
    @Blocking
    @Operation(summary = "Brings contacts in as CSV; the same name again replaces them line by line")
    public HistoryImport.Report put(@PathParam("name") String name, InputStream csv) {
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(Problem.invalid(
                    "name.invalid",
                    "An import is called by letters, digits, full stops, hyphens and underscores.",
                    List.of(new FieldProblem("name", name, "must match " + NAME.pattern()))));
        }
        return history.read(caller.workspace(), name, csv);
    }
}
