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

/** {@code /api/agents}: the directory, and the profiles routing works with. */
@Path("/api/agents")
@Authenticated
public class AgentResource {

    private final Agents agents;
    private final Caller caller;

    AgentResource(Agents agents, Caller caller) {
        this.agents = agents;
        this.caller = caller;
    }

    @GET
    public Uni<List<AgentView>> list() {
        return agents.list(caller);
    }

    @GET
    @Path("{id}")
    public Uni<Response> get(String id) {
        return agents.get(caller, id).map(AgentResource::answer);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Role.ADMINISTRATOR_NAME, Role.MANAGER_NAME, Role.SENIOR_MANAGER_NAME, Role.VICE_PRESIDENT_NAME})
    public Uni<Response> put(
            String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Nullable AgentDraft draft) {
        return agents.put(caller, id, FieldErrors.required(draft), new Precondition(ifMatch, ifNoneMatch))
                .map(AgentResource::answer);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.ADMINISTRATOR_NAME)
    public Uni<Void> delete(String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return agents.delete(caller, id, new Precondition(ifMatch, null));
    }

    private static Response answer(AgentView agent) {
        var answer = Response.ok(agent);
        return (agent.version() == null
                        ? answer
                        : answer.tag(new EntityTag(agent.version().toString())))
                .build();
    }
}
