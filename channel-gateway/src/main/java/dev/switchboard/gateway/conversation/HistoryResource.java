package dev.switchboard.gateway.conversation;

import dev.switchboard.gateway.conversation.ConversationViews.ConversationView;
import dev.switchboard.gateway.conversation.ConversationViews.CustomerHistory;
import dev.switchboard.gateway.conversation.ConversationViews.MessageView;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The history of a conversation and of its customer, for whoever holds the grant to it. */
@Path("/api")
@RolesAllowed(Grant.ROLE)
public class HistoryResource {

    private static final int MOST_MESSAGES = 1_000;

    private final Grant grant;

    HistoryResource(Grant grant) {
        this.grant = grant;
    }

    @GET
    @Path("conversations/{id}")
    @WithSession
    @Operation(summary = "A conversation")
    public Uni<ConversationView> conversation(@RestPath String id) {
        return grant.covered(id).map(ConversationView::of);
    }

    @GET
    @Path("conversations/{id}/messages")
    @WithSession
    @Operation(summary = "Its messages after a place, in their order, at most 1,000 at a time")
    public Uni<List<MessageView>> messages(
            @RestPath String id, @QueryParam("after") @DefaultValue("0") @Min(0) long after) {
        return grant.covered(id)
                .chain(conversation -> Message.after(conversation.id, after, MOST_MESSAGES))
                .map(messages -> messages.stream().map(MessageView::of).toList());
    }

    @GET
    @Path("customers/{id}")
    @WithSession
    @Operation(summary = "The customer of the granted conversation, with identities and newest conversations")
    public Uni<CustomerHistory> customer(@RestPath String id) {
        return grant.coveredCustomer(id)
                .chain(customer -> Identity.ofCustomer(id)
                        .chain(identities -> Conversation.ofCustomer(id)
                                .map(conversations -> CustomerHistory.of(customer, identities, conversations))));
    }
}
