package dev.switchboard.router.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.router.access.Caller;
import dev.switchboard.router.engine.AgentExplanation;
import dev.switchboard.router.engine.Candidate;
import dev.switchboard.router.problem.Refusal;
import dev.switchboard.router.queues.LiveEngine;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Why an agent gets work or not, asked of the engine itself. */
@Path("/api/routing/agents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Explanations")
@Authenticated
public class AgentExplanationResource {

    private final Stories stories;
    private final LiveEngine live;
    private final Caller caller;

    AgentExplanationResource(Stories stories, LiveEngine live, Caller caller) {
        this.stories = stories;
        this.live = live;
        this.caller = caller;
    }

    /** How an agent stands to a queue. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Queue(
            String queue,
            String name,
            String verdict,
            String sentence,
            int waiting,
            int free,
            @Nullable Integer place,
            @Nullable Long afterSeconds,
            List<Candidate.Lack> lacks) {}

    /** @param sentence the answer to "why am I not getting work?" */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfAgent(
            String agent,
            String name,
            String reason,
            String sentence,
            Instant idleSince,
            Map<String, Integer> load,
            Map<String, Integer> capacity,
            List<String> open,
            List<Queue> queues) {}

    @GET
    @Path("/{agent}/explanation")
    @Operation(summary = "Why the agent gets work or not: queue by queue; agents may ask about themselves")
    public Uni<OfAgent> agent(@PathParam("agent") String agent) {
        String workspace = caller.workspace();
        return stories.directory(workspace, List.of(agent)).chain(names -> {
            boolean self = caller.agent().filter(agent::equals).isPresent();
            boolean managed = caller.manages()
                    && caller.agent()
                            .filter(manager -> names.anyIn(List.of(agent), names.teamsUnder(manager)))
                            .isPresent();
            if (!self && !managed && !caller.isAdministrator()) {
                throw new Refusal(Response.Status.FORBIDDEN, "scope.denied", "This agent is not within your scope.");
            }
            return live.explainAgent(workspace, agent)
                    .map(explained -> explained
                            .map(found -> agent(found, new Wording(names)))
                            .orElseThrow(() -> new Refusal(
                                    Response.Status.NOT_FOUND, "agent.unknown", "There is no agent " + agent + ".")));
        });
    }

    private static OfAgent agent(AgentExplanation explained, Wording wording) {
        var view = explained.agent();
        return new OfAgent(
                view.profile().agent(),
                view.profile().name(),
                Wording.inJson(explained.reason()),
                wording.reason(explained),
                view.idleSince(),
                byName(view.load()),
                byName(view.capacity()),
                explained.open().stream().map(Enum::name).toList(),
                explained.queues().stream()
                        .map(standing -> queue(standing, wording))
                        .toList());
    }

    private static Map<String, Integer> byName(Map<? extends Enum<?>, Integer> counts) {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(count -> count.getKey().name(), Map.Entry::getValue));
    }

    private static Queue queue(AgentExplanation.Standing standing, Wording wording) {
        Duration after = standing.after();
        return new Queue(
                standing.queue(),
                standing.name(),
                Wording.inJson(standing.verdict()),
                wording.standing(standing),
                standing.waiting(),
                standing.free(),
                standing.place(),
                after == null ? null : after.toSeconds(),
                standing.lacks());
    }
}
