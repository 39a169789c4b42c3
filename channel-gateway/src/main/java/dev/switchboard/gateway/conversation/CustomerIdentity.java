package dev.switchboard.gateway.conversation;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Ids;

/** What a customer is known by on a channel. */
public record CustomerIdentity(String workspace, Channel channel, String address) {

    private static final String WHATSAPP = "whatsapp:+";

    /**
     * The id of the person behind it, if nobody else is known to be. Whoever is known by a phone number is the same person wherever
     * that number was verified: by the phone network, or by WhatsApp.
     */
    public String customer() {
        return channel == Channel.SOCIAL && address.startsWith(WHATSAPP)
                ? Ids.customer(workspace, Channel.PHONE, address.substring(WHATSAPP.length() - 1))
                : Ids.customer(workspace, channel, address);
    }
}
