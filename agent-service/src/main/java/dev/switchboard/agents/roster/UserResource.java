package dev.switchboard.agents.roster;

import dev.switchboard.agents.identity.Caller;
import dev.switchboard.agents.identity.Role;
import dev.switchboard.agents.problem.FieldErrors;
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

/** {@code /api/users}: who may sign in; for administrators. */
@Path("/api/users")
@RolesAllowed(Role.ADMINISTRATOR_NAME)
public class UserResource {

    private final Users users;
    private final Caller caller;

    UserResource(Users users, Caller caller) {
        this.users = users;
        this.caller = caller;
    }

    @GET
    public Uni<List<UserView>> list() {
        return users.list(caller.workspace());
    }

    @GET
    @Path("{id}")
    public Uni<Response> get(String id) {
        return users.get(caller.workspace(), id).map(UserResource::answer);
    }

    @PUT
    @Path("{id}")
    public Uni<Response> put(
            String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Nullable UserDraft draft) {
        return users.put(caller.workspace(), id, FieldErrors.required(draft), new Precondition(ifMatch, ifNoneMatch))
                .map(UserResource::answer);
    }

    @DELETE
    @Path("{id}")
    public Uni<Void> delete(String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return users.delete(caller.workspace(), id, new Precondition(ifMatch, null));
    }

    private static Response answer(UserView user) {
        return Response.ok(user)
                .tag(new EntityTag(Long.toString(user.version())))
                .build();
    }
}
