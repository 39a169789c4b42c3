package dev.switchboard.gateway.conversation;

import dev.switchboard.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** What the caller's conversation grant covers: one conversation and the history of its customer. */
@RequestScoped
class Grant {

    static final String ROLE = "conversation-reader";

    private final JsonWebToken token;

    Grant(JsonWebToken token) {
        this.token = token;
    }

    /** The conversation, if the grant names it; otherwise the request is refused, whether or not it exists. */
    Uni<Conversation> covered(String conversation) {
        if (!conversation.equals(granted())) {
            return Uni.createFrom().failure(denied());
        }
        return Conversation.withCustomer(conversation)
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(
                        Status.NOT_FOUND, "conversation.unknown", "conversation " + conversation + " is not known"));
    }

    Uni<Customer> coveredCustomer(String customer) {
        String conversation = granted();
        if (conversation == null) {
            return Uni.createFrom().failure(denied());
        }
        return covered(conversation).map(granted -> {
            if (!granted.customer.id.equals(customer)) {
                throw denied();
            }
            return granted.customer;
        });
    }

    private @Nullable String granted() {
        return token.getClaim("conversation");
    }

    private static Refusal denied() {
        return new Refusal(Status.FORBIDDEN, "scope.denied", "the grant is for another conversation");
    }
}
