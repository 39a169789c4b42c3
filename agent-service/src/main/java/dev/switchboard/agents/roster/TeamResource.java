package dev.switchboard.agents.roster;

import dev.switchboard.agents.identity.Caller;
import dev.switchboard.agents.identity.Role;
import dev.switchboard.agents.problem.FieldErrors;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/teams}: the tree of teams; everybody reads it, administrators change it. */
@Path("/api/teams")
@Authenticated
public class TeamResource {

    private final Teams teams;
    private final Caller caller;

    TeamResource(Teams teams, Caller caller) {
        this.teams = teams;
        this.caller = caller;
    }

    @GET
    public Uni<List<TeamView>> list() {
        return teams.list(caller.workspace());
    }

    @GET
    @Path("{id}")
    public Uni<Response> get(String id) {
        return teams.get(caller.workspace(), id).map(TeamResource::answer);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Role.ADMINISTRATOR_NAME)
    public Uni<Response> put(
            String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Nullable TeamDraft draft) {
        return teams.put(caller.workspace(), id, FieldErrors.required(draft), new Precondition(ifMatch, ifNoneMatch))
                .map(TeamResource::answer);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.ADMINISTRATOR_NAME)
    public Uni<Void> delete(String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return teams.delete(caller.workspace(), id, new Precondition(ifMatch, null));
    }

    private static Response answer(TeamView team) {
        return Response.ok(team)
                .tag(new EntityTag(Long.toString(team.version())))
                .build();
    }
}
