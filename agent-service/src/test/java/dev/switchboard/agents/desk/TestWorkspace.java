package dev.switchboard.agents.desk;

import dev.switchboard.agents.People;
import dev.switchboard.events.Channel;
import dev.switchboard.events.ConversationEvent.Author;
import dev.switchboard.events.ConversationEvent.MessageStored;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A workspace of one test, and its desks. */
final class TestWorkspace {

    final String id = "w-" + UUID.randomUUID();

    TestDesk open(String agent) {
        return open(agent, "");
    }

    TestDesk open(String agent, String query) {
        return TestDesk.open(token(agent), query);
    }

    String token(String agent) {
        return People.token(agent, id, Instant.now().plusSeconds(300));
    }

    /** Of the contact's customer. */
    MessageStored message(Contacts contact, String message, long seq, String text) {
        return new MessageStored(
                id,
                contact.conversation(),
                message,
                seq,
                Channel.CHAT,
                Author.CUSTOMER,
                "Zoe",
                null,
                text,
                null,
                List.of(),
                Instant.now());
    }
}
