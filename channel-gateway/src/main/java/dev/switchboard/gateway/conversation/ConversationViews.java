package dev.switchboard.gateway.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent.Author;
import dev.switchboard.events.ConversationEvent.Delivery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What REST shows of the store. */
public final class ConversationViews {

    private ConversationViews() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CustomerView(
            String id, String address, @Nullable String name) {}

    /** @param lastSeq the newest message's place */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ConversationView(
            String id,
            String workspace,
            Channel channel,
            @Nullable String subject,
            CustomerView customer,
            Instant createdAt,
            long lastSeq) {

        static ConversationView of(Conversation conversation) {
            return new ConversationView(
                    conversation.id,
                    conversation.workspace,
                    conversation.channel,
                    conversation.subject,
                    new CustomerView(conversation.customer.id, conversation.address, conversation.customer.name),
                    conversation.createdAt,
                    conversation.lastSeq);
        }
    }

    /** As the desk's protocol has it; {@code status} and {@code detail} tell how a reply's delivery went. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MessageView(
            String id,
            long seq,
            Author author,
            @Nullable String name,
            String text,
            @Nullable String html,
            @Nullable String subject,
            Instant at,
            @Nullable Delivery status,
            @Nullable String detail,
            @JsonRawValue String attachments) {

        static MessageView of(Message message) {
            return new MessageView(
                    message.id,
                    message.seq,
                    message.author,
                    message.name,
                    message.text,
                    message.html,
                    message.subject,
                    message.at,
                    message.delivery,
                    message.deliveryDetail,
                    message.attachments);
        }
    }

    public record IdentityView(Channel channel, String address) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CustomerHistory(
            String id, @Nullable String name, List<IdentityView> identities, List<ConversationView> conversations) {

        static CustomerHistory of(Customer customer, List<Identity> identities, List<Conversation> conversations) {
            return new CustomerHistory(
                    customer.id,
                    customer.name,
                    identities.stream()
                            .map(identity -> new IdentityView(identity.channel, identity.address))
                            .toList(),
                    conversations.stream().map(ConversationView::of).toList());
        }
    }
}
