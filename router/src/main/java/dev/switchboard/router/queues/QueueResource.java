package dev.switchboard.router.queues;

import dev.switchboard.router.access.Caller;
import dev.switchboard.router.engine.QueueView;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The live queues of the caller's workspace, asked of the engine itself. */
@Path("/api/routing/queues")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Queues")
@Authenticated
public class QueueResource {

    private final LiveEngine live;
    private final Caller caller;

    QueueResource(LiveEngine live, Caller caller) {
        this.live = live;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Live queues: who waits, since when, by channel")
    public Uni<List<QueueView>> queues() {
        return live.queues(caller.workspace());
    }
}
