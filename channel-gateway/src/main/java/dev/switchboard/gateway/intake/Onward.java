package dev.switchboard.gateway.intake;

import dev.switchboard.events.ConversationEvent;
import dev.switchboard.events.Ids;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.Topics;
import dev.switchboard.gateway.log.LogEntry;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What router and desks are told of what was stored: the same each time it is told, but for what is known of the customer's past, which is as
 * of that moment; of repeated requests the router heeds the first.
 */
final class Onward {

    /** Enough for rules and a preview; the whole text is read from the conversation. */
    private static final int TEXT_FOR_ROUTING = 2_000;

    private static final int SUBJECT_FOR_ROUTING = 500;

    private Onward() {}

    /** In the order of the stored, so that positions of one source only grow. */
    static List<LogEntry> entries(List<Stored> stored) {
        return stored.stream().flatMap(Onward::entries).toList();
    }

    private static Stream<LogEntry> entries(Stored stored) {
        return switch (stored) {
            case Stored.Message message ->
                message.live()
                        ? Stream.of(command(message, requestService(message)), messageStored(message))
                        : Stream.of(messageStored(message));
            case Stored.Note note -> Stream.of(messageStored(note));
            case Stored.Leaving leaving -> Stream.of(command(leaving, leaveConversation(leaving)));
        };
    }

    private static LogEntry command(Stored stored, RoutingCommand command) {
        return LogEntry.of(
                Topics.ROUTING_COMMANDS,
                stored.arrival().inbound().workspace(),
                command,
                stored.arrival().id(),
                stored.conversation(),
                stored.arrival().traceParent());
    }

    private static RoutingCommand requestService(Stored.Message message) {
        var inbound = message.inbound();
        return new RoutingCommand.RequestService(
                inbound.workspace(),
                message.conversation(),
                message.id(),
                Ids.contact(message.id()),
                inbound.channel(),
                message.customer(),
                inbound.to(),
                start(inbound.subject(), SUBJECT_FOR_ROUTING),
                start(inbound.text(), TEXT_FOR_ROUTING),
                message.past().among(inbound.attributes()),
                message.arrival().origin());
    }

    private static RoutingCommand leaveConversation(Stored.Leaving leaving) {
        return new RoutingCommand.LeaveConversation(
                leaving.inbound().workspace(),
                leaving.conversation(),
                leaving.arrival().origin());
    }

    private static LogEntry messageStored(Stored.Note note) {
        var inbound = note.inbound();
        var event = new ConversationEvent.MessageStored(
                inbound.workspace(),
                note.conversation(),
                note.id(),
                note.seq(),
                inbound.channel(),
                ConversationEvent.Author.SYSTEM,
                null,
                null,
                inbound.text(),
                null,
                List.of(),
                inbound.at());
        return told(note, note.id(), event);
    }

    private static LogEntry messageStored(Stored.Message message) {
        var inbound = message.inbound();
        var event = new ConversationEvent.MessageStored(
                inbound.workspace(),
                message.conversation(),
                message.id(),
                message.seq(),
                inbound.channel(),
                ConversationEvent.Author.CUSTOMER,
                message.customer().name(),
                inbound.subject(),
                inbound.text(),
                inbound.html(),
                inbound.attachments(),
                inbound.at());
        return told(message, message.id(), event);
    }

    private static LogEntry told(Stored stored, String id, ConversationEvent event) {
        return LogEntry.of(
                Topics.MESSAGES,
                stored.conversation(),
                event,
                id,
                stored.conversation(),
                stored.arrival().traceParent());
    }

    private static @Nullable String start(@Nullable String text, int limit) {
        if (text == null || text.length() <= limit) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }
}
