package dev.switchboard.router.queues;

import dev.switchboard.router.engine.AgentExplanation;
import dev.switchboard.router.engine.ContactExplanation;
import dev.switchboard.router.engine.Engine;
import dev.switchboard.router.engine.QueueView;
import dev.switchboard.router.log.NotOwned;
import dev.switchboard.router.log.RouterLog;
import dev.switchboard.router.problem.Refusal;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks the engine that decides for a workspace, on its own thread, on behalf of people. Every question fails with a {@link Refusal} that asks to
 * come again while another router has the workspace or takes it over.
 */
@ApplicationScoped
public class LiveEngine {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RouterLog log;

    LiveEngine(RouterLog log) {
        this.log = log;
    }

    Uni<List<QueueView>> queues(String workspace) {
        return ask(workspace, engine -> engine.queues(workspace));
    }

    /**
     * Why a contact is where it is; empty for one that is unknown or over.
     *
     * @param most how many agents are told of by name
     */
    public Uni<Optional<ContactExplanation>> explainContact(String workspace, String contact, int most, Instant now) {
        return ask(workspace, engine -> Optional.ofNullable(engine.explainContact(workspace, contact, most, now)));
    }

    /** Why an agent gets work or not; empty for one that is unknown. */
    public Uni<Optional<AgentExplanation>> explainAgent(String workspace, String agent) {
        return ask(workspace, engine -> Optional.ofNullable(engine.explainAgent(workspace, agent)));
    }

    private <T> Uni<T> ask(String workspace, Function<Engine, T> question) {
        return Uni.createFrom()
                .completionStage(() -> log.ask(workspace, question))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure(failure -> failure instanceof NotOwned || failure instanceof TimeoutException)
                .transform(away -> new Refusal(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "queues.elsewhere",
                        "This workspace is in the hands of another router, or is just being taken over. Ask again."));
    }
}
