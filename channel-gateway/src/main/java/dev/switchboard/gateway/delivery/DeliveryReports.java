package dev.switchboard.gateway.delivery;

import dev.switchboard.events.Channel;
import io.smallrye.mutiny.Uni;

/** Where a channel tells what became of a reply after the provider had taken it, such as a mail that bounced. */
public interface DeliveryReports {

    /**
     * The reply did not reach the customer after all. Reporting it again, or for a reply that nobody knows, changes nothing.
     *
     * @param providerId as {@link ChannelSender#send} answered it
     * @param reason for the rep, without personal data
     * @return when the failure is safely noted: whether such a reply is known
     */
    Uni<Boolean> failed(String workspace, Channel channel, String providerId, String reason);
}
