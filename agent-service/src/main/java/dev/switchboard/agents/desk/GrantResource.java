package dev.switchboard.agents.desk;

import dev.switchboard.agents.access.Tokens;
import dev.switchboard.agents.floor.AgentKey;
import dev.switchboard.agents.floor.Floors;
import dev.switchboard.agents.identity.Caller;
import dev.switchboard.agents.problem.Refusal;
import dev.switchboard.agents.roster.Roster;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;

/** {@code /api/desk/contacts/{id}/grant}: the right to read a contact's conversation, for whoever has it or stands above it. */
@Path("/api/desk/contacts/{id}/grant")
@Authenticated
public class GrantResource {

    /** @param grant a token for the gateway */
    public record Grant(String grant, String contact, String conversation, Instant expiresAt) {}

    private final Floors floors;
    private final Roster roster;
    private final Tokens tokens;
    private final Caller caller;

    GrantResource(Floors floors, Roster roster, Tokens tokens, Caller caller) {
        this.floors = floors;
        this.roster = roster;
        this.tokens = tokens;
        this.caller = caller;
    }

    @GET
    public Uni<Grant> grant(String id) {
        var found = floors.find(caller.workspace(), id);
        String reader = caller.agent() != null ? caller.agent() : caller.user();
        boolean own =
                caller.agent() != null && found.contact().desks().contains(new AgentKey(caller.workspace(), reader));
        Uni<Boolean> allowed = own
                ? Uni.createFrom().item(true)
                : roster.scopeOf(caller)
                        .map(scope -> scope.coversTeam(found.team().orElse(null)));
        var request = found.contact().request();
        return allowed.chain(yes -> {
            if (!yes) {
                throw Refusal.scopeDenied("contact " + id + " is neither at your desk nor in your teams' queues");
            }
            return tokens.conversationGrant(reader, request.workspace(), request.contact(), request.conversation())
                    .map(signed ->
                            new Grant(signed.token(), request.contact(), request.conversation(), signed.expiresAt()));
        });
    }
}
