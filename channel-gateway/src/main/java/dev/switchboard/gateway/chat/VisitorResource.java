package dev.switchboard.gateway.chat;

import dev.switchboard.events.Ids;
import dev.switchboard.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Welcomes new visitors. */
@Path("/api/chat/visitors")
public class VisitorResource {

    private final VisitorTokens tokens;
    private final VisitorRate rate;
    private final ChatSettings settings;

    VisitorResource(VisitorTokens tokens, VisitorRate rate, ChatSettings settings) {
        this.tokens = tokens;
        this.rate = rate;
        this.settings = settings;
    }

    /** @param workspace the contact centre; {@code main} if none is named */
    public record Arrival(@Nullable String workspace) {}

    public record Welcome(String token, String visitor) {}

    @POST
    @Operation(summary = "A new visitor with a token for the chat socket")
    public Uni<Welcome> arrive(@NotNull @Valid Arrival arrival, HttpServerRequest request) {
        String workspace = Objects.requireNonNullElse(arrival.workspace(), "main");
        if (!settings.workspaces().contains(workspace)) {
            throw new Refusal(Status.NOT_FOUND, "workspace.unknown", "there is no chat of that workspace");
        }
        return rate.admits(request.remoteAddress().hostAddress()).map(admitted -> {
            if (!admitted) {
                throw new Refusal(Status.TOO_MANY_REQUESTS, "rate.exceeded", "too many new visitors from one address");
            }
            var visitor = new Visitor(workspace, Ids.fresh());
            return new Welcome(tokens.issue(visitor), visitor.id());
        });
    }
}
