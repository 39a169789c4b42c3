package dev.switchboard.events;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Ids that follow from what caused them, so that doing a thing again finds it done. */
public final class Ids {

    private static final UUID MESSAGES = UUID.fromString("6f2f0e0c-3f0b-5a0e-9a53-0d2a5c1b7e01");
    private static final UUID CONTACTS = UUID.fromString("6f2f0e0c-3f0b-5a0e-9a53-0d2a5c1b7e02");
    private static final UUID CUSTOMERS = UUID.fromString("6f2f0e0c-3f0b-5a0e-9a53-0d2a5c1b7e03");
    private static final UUID CONVERSATIONS = UUID.fromString("6f2f0e0c-3f0b-5a0e-9a53-0d2a5c1b7e04");

    private Ids() {}

    /** The id of a message known to its channel as {@code providerId}. */
    public static String message(String workspace, Channel channel, String providerId) {
        return nameBased(MESSAGES, workspace, channel.name(), providerId);
    }

    /** The id of the contact that a message opens, if it opens one. */
    public static String contact(String message) {
        return nameBased(CONTACTS, message);
    }

    /** The id of the customer first seen under an address. */
    public static String customer(String workspace, Channel channel, String address) {
        return nameBased(CUSTOMERS, workspace, channel.name(), address);
    }

    /** The id of the conversation that a message opens, if it opens one. */
    public static String conversation(String message) {
        return nameBased(CONVERSATIONS, message);
    }

    /** The one conversation of an address on a channel that knows no threads, such as chat. */
    public static String conversation(String workspace, Channel channel, String address) {
        return nameBased(CONVERSATIONS, workspace, channel.name(), address);
    }

    /** The conversation of a call: each call is one. */
    public static String callConversation(String workspace, Channel channel, String call) {
        return conversation(message(workspace, channel, call));
    }

    /** The message that asks how a contact went. */
    public static String survey(String contact) {
        return nameBased(MESSAGES, "survey", contact);
    }

    /** A new id that sorts by time, for what nothing else names. */
    public static String fresh() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }

    private static String nameBased(UUID space, String... parts) {
        return UuidCreator.getNameBasedSha1(space, String.join("\u0000", parts)).toString();
    }
}
