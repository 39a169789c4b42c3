package dev.switchboard.gateway.intake;

import static dev.switchboard.gateway.contact.Acquaintance.NEW;
import static java.util.stream.Collectors.toSet;

import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent.Author;
import dev.switchboard.events.Customer;
import dev.switchboard.events.Ids;
import dev.switchboard.events.Inbound.CallNote;
import dev.switchboard.events.Inbound.CustomerLeft;
import dev.switchboard.events.Inbound.CustomerMessage;
import dev.switchboard.gateway.conversation.CustomerIdentity;
import dev.switchboard.gateway.conversation.Directory.Known;
import dev.switchboard.gateway.conversation.KnownMessage;
import dev.switchboard.gateway.conversation.LockedConversation;
import dev.switchboard.gateway.conversation.NewConversation;
import dev.switchboard.gateway.conversation.NewMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds each arrival of a batch its customer, conversation and place there, given what the store knows: pure, one instance for
 * one batch, fed in log order.
 *
 * <p>A mail joins the conversation of the newest message it answers, if its sender is that conversation's customer or was
 * addressed in it: to know a Message-ID alone opens nobody's conversation. Each call is a conversation. On channels without
 * threads an address has one. A message that is known from another record is a redelivery and has no effect; known from this very record,
 * it has the same effect again.
 */
final class Placement {

    private final Map<String, KnownMessage> messages = new HashMap<>();
    private final Map<ProviderId, KnownMessage> byProviderId = new HashMap<>();
    private final Map<CustomerIdentity, Customer> customers = new HashMap<>();
    private final Map<String, LockedConversation> conversations;
    private final CallEndings endings;
    private final Map<String, Long> lastSeqs = new HashMap<>();

    private final Map<CustomerIdentity, Customer> newcomers = new LinkedHashMap<>();
    private final List<NewConversation> newConversations = new ArrayList<>();
    private final List<NewMessage> newMessages = new ArrayList<>();
    private final Map<String, Set<String>> addressed = new HashMap<>();
    private final Map<String, String> writtenTo = new HashMap<>();
    private final List<Stored> stored = new ArrayList<>();

    private record ProviderId(String workspace, Channel channel, String id) {}

    Placement(
            List<KnownMessage> messages,
            Map<CustomerIdentity, Known> customers,
            Map<String, LockedConversation> conversations,
            CallEndings endings) {
        messages.forEach(this::know);
        this.endings = endings;
        customers.forEach((identity, known) -> {
            this.customers.put(identity, known.customer());
            if (!known.met()) {
                newcomers.put(identity, known.customer());
            }
        });
        this.conversations = new HashMap<>(conversations);
    }

    private void know(KnownMessage message) {
        messages.put(message.message(), message);
        String providerId = message.providerId();
        if (providerId != null) {
            byProviderId.put(new ProviderId(message.workspace(), message.channel(), providerId), message);
        }
    }

    void place(Arrival arrival) {
        switch (arrival.inbound()) {
            case CustomerMessage message -> place(arrival, message);
            case CustomerLeft left -> leave(arrival, left);
            case CallNote note -> place(arrival, note);
        }
    }

    /** A caller's line ends once: to hear of it again must not end the call in which the customer is called back. */
    private void leave(Arrival arrival, CustomerLeft left) {
        var conversation = Bearings.onlyConversation(left);
        if (left.call() != null && left.line() == null && !endings.ended(conversation, arrival.origin())) {
            return;
        }
        stored.add(new Stored.Leaving(arrival, left, conversation));
    }

    /** A note of a call that nobody knows of says nothing to anybody. */
    private void place(Arrival arrival, CallNote note) {
        var conversation = conversations.get(Bearings.onlyConversation(note));
        if (conversation == null) {
            return;
        }
        String id = Bearings.noteId(note);
        KnownMessage known = messages.get(id);
        if (known == null) {
            long seq = nextSeq(conversation);
            newMessages.add(newMessage(arrival, note, id, conversation.conversation(), seq));
            known = new KnownMessage(
                    id,
                    note.workspace(),
                    note.channel(),
                    null,
                    conversation.conversation(),
                    seq,
                    note.at(),
                    arrival.origin());
            know(known);
        } else if (!known.origin().equals(arrival.origin())) {
            return;
        }
        stored.add(new Stored.Note(arrival, note, known.conversation(), id, known.seq()));
    }

    private long nextSeq(LockedConversation conversation) {
        return lastSeqs.merge(conversation.conversation(), conversation.lastSeq() + 1, (last, first) -> last + 1);
    }

    private void place(Arrival arrival, CustomerMessage message) {
        String id = Bearings.messageId(message);
        Customer customer =
                customers.computeIfAbsent(Bearings.identity(message), identity -> newcomer(identity, message));
        KnownMessage known = messages.get(id);
        if (known == null) {
            known = add(arrival, message, id, customer);
        } else if (!known.origin().equals(arrival.origin())) {
            return;
        }
        stored.add(new Stored.Message(
                arrival, message, known.conversation(), id, known.seq(), customer, isLive(arrival, message), NEW));
    }

    /** Of a call that has ended before it was heard of nobody waits for anything: callbacks overtake each other. */
    private boolean isLive(Arrival arrival, CustomerMessage message) {
        return message.asks()
                && !(message.channel() == Channel.PHONE
                        && endings.hadEnded(Bearings.onlyConversation(message), arrival.origin()));
    }

    private Customer newcomer(CustomerIdentity identity, CustomerMessage message) {
        var customer = new Customer(identity.customer(), identity.address(), message.name());
        newcomers.put(identity, customer);
        return customer;
    }

    private KnownMessage add(Arrival arrival, CustomerMessage message, String id, Customer customer) {
        var conversation = conversationOf(message, id, customer);
        long seq = nextSeq(conversation);
        newMessages.add(newMessage(arrival, message, id, conversation.conversation(), seq));
        var known = new KnownMessage(
                id,
                message.workspace(),
                message.channel(),
                message.providerId(),
                conversation.conversation(),
                seq,
                message.at(),
                arrival.origin());
        know(known);
        return known;
    }

    private LockedConversation conversationOf(CustomerMessage message, String id, Customer customer) {
        var answered = message.channel() == Channel.EMAIL ? answered(message, customer) : null;
        if (answered != null) {
            remember(answered, copied(message));
            return answered;
        }
        String conversation =
                message.channel() == Channel.EMAIL ? Ids.conversation(id) : Bearings.onlyConversation(message);
        var joined = conversations.computeIfAbsent(conversation, fresh -> open(fresh, message, customer));
        if (message.channel() == Channel.SOCIAL && !message.to().equals(joined.recipient())) {
            writtenTo.put(conversation, message.to());
        }
        return joined;
    }

    private @Nullable LockedConversation answered(CustomerMessage message, Customer customer) {
        for (String reference : message.references().reversed()) {
            var known = byProviderId.get(new ProviderId(message.workspace(), message.channel(), reference));
            var conversation = known == null ? null : conversations.get(known.conversation());
            if (conversation != null && belongs(message.address(), customer, conversation)) {
                return conversation;
            }
        }
        return null;
    }

    private static boolean belongs(String address, Customer customer, LockedConversation conversation) {
        return conversation.customer().equals(customer.customer())
                || conversation.participants().contains(address.toLowerCase(Locale.ROOT));
    }

    private void remember(LockedConversation conversation, Set<String> copied) {
        if (!conversation.participants().containsAll(copied)) {
            addressed.put(conversation.conversation(), copied);
        }
    }

    private LockedConversation open(String id, CustomerMessage message, Customer customer) {
        var copied = copied(message);
        newConversations.add(new NewConversation(
                id,
                message.workspace(),
                message.channel(),
                customer.customer(),
                message.address(),
                message.to(),
                message.subject(),
                copied));
        return new LockedConversation(
                id, message.workspace(), message.channel(), customer.customer(), message.to(), copied, 0);
    }

    private static Set<String> copied(CustomerMessage message) {
        return Arrays.stream(message.attributes().getOrDefault("cc", "").split("[,\\s]+"))
                .filter(address -> !address.isBlank())
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(toSet());
    }

    private static NewMessage newMessage(
            Arrival arrival, CustomerMessage message, String id, String conversation, long seq) {
        return new NewMessage(
                message.workspace(),
                message.channel(),
                conversation,
                id,
                seq,
                Author.CUSTOMER,
                message.name(),
                message.subject(),
                message.text(),
                message.html(),
                message.attachments(),
                message.providerId(),
                message.at(),
                arrival.origin());
    }

    private static NewMessage newMessage(Arrival arrival, CallNote note, String id, String conversation, long seq) {
        return new NewMessage(
                note.workspace(),
                note.channel(),
                conversation,
                id,
                seq,
                Author.SYSTEM,
                null,
                null,
                note.text(),
                null,
                List.of(),
                null,
                note.at(),
                arrival.origin());
    }

    Map<CustomerIdentity, Customer> newcomers() {
        return newcomers;
    }

    List<NewConversation> newConversations() {
        return newConversations;
    }

    List<NewMessage> newMessages() {
        return newMessages;
    }

    /** Conversations in which more addresses were addressed. */
    Map<String, Set<String>> addressed() {
        return addressed;
    }

    /** Conversations in which another address of ours was written to than before. */
    Map<String, String> writtenTo() {
        return writtenTo;
    }

    CallEndings endings() {
        return endings;
    }

    /** In log order, without redeliveries. */
    List<Stored> stored() {
        return stored;
    }
}
