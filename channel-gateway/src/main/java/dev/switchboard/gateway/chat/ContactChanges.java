package dev.switchboard.gateway.chat;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.gateway.chat.ServerFrame.ChatState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a batch of routing records changes, folded: of each contact only the last state matters. */
final class ContactChanges {

    private final Map<String, String> openedContacts = new LinkedHashMap<>();
    private final Map<String, Change> contacts = new LinkedHashMap<>();
    private final Map<AgentKey, String> agents = new LinkedHashMap<>();

    record Change(ChatState state, @Nullable String agent) {}

    record AgentKey(String workspace, String agent) {}

    void opened(String conversation, String contact) {
        openedContacts.put(conversation, contact);
        waiting(contact);
    }

    void waiting(String contact) {
        contacts.put(contact, new Change(ChatState.WAITING, null));
    }

    void withAgent(String contact, String agent) {
        contacts.put(contact, new Change(ChatState.WITH_AGENT, agent));
    }

    void closed(String contact) {
        contacts.put(contact, new Change(ChatState.CLOSED, null));
    }

    void agent(String workspace, AgentProfile profile) {
        agents.put(new AgentKey(workspace, profile.agent()), profile.name());
    }

    /** Conversation → its newest contact. */
    Map<String, String> openedContacts() {
        return openedContacts;
    }

    Map<String, Change> contacts() {
        return contacts;
    }

    Map<AgentKey, String> agents() {
        return agents;
    }
}
