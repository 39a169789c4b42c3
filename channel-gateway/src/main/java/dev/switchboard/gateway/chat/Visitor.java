package dev.switchboard.gateway.chat;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Ids;

/** Whoever chats, known by an id that the gateway gave: the address of the channel CHAT. */
record Visitor(String workspace, String id) {

    String conversation() {
        return Ids.conversation(workspace, Channel.CHAT, id);
    }

    /** A client's ids are its own, so the visitor's is put before. */
    String providerId(String clientId) {
        return id + "/" + clientId;
    }
}
