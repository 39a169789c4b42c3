package dev.switchboard.router.queues;

import dev.switchboard.router.access.Caller;
import dev.switchboard.router.engine.QueueView;
import dev.switchboard.router.log.NotOwned;
import dev.switchboard.router.log.RouterLog;
import dev.switchboard.router.problem.Refusal;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The live queues of the caller's workspace, asked of the engine itself. */
@Path("/api/routing/queues")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Queues")
@Authenticated
public class QueueResource {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RouterLog log;
    private final Caller caller;

    QueueResource(RouterLog log, Caller caller) {
        this.log = log;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Live queues: who waits, since when, by channel")
    public Uni<List<QueueView>> queues() {
        String workspace = caller.workspace();
        return Uni.createFrom()
                .completionStage(() -> log.ask(workspace, engine -> engine.queues(workspace)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure(failure ->
                        failure instanceof NotOwned || failure instanceof io.smallrye.mutiny.TimeoutException)
                .transform(away -> new Refusal(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "queues.elsewhere",
                        "This workspace is in the hands of another router, or is just being taken over. Ask again."));
    }
}
