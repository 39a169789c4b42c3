package dev.switchboard.gateway.social;

import dev.switchboard.gateway.delivery.ChannelSender.Letter;
import io.smallrye.mutiny.Uni;

/** The way out to one network. Its customers have addresses that begin with its prefix and a colon. */
public interface SocialNetwork {

    boolean reaches(String prefix);

    /**
     * One try, as {@link dev.switchboard.gateway.delivery.ChannelSender#send}.
     *
     * @param to the address behind the prefix
     */
    Uni<String> send(Letter letter, String prefix, String to);
}
