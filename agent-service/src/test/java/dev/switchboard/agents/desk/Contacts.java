package dev.switchboard.agents.desk;

import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import dev.switchboard.events.Ids;
import dev.switchboard.events.QueuedBecause;
import dev.switchboard.events.RoutingEvent;
import dev.switchboard.events.RoutingEvent.ContactAssigned;
import dev.switchboard.events.RoutingEvent.ContactOffered;
import dev.switchboard.events.RoutingEvent.ContactOpened;
import dev.switchboard.events.RoutingEvent.ContactQueued;
import dev.switchboard.events.RoutingEvent.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A contact as a test lets the router tell of it. */
public record Contacts(String workspace, String id) {

    public static Contacts fresh(String workspace) {
        return new Contacts(workspace, "contact-" + Ids.fresh());
    }

    public String conversation() {
        return "conversation-of-" + id;
    }

    public RoutingEvent opened() {
        return new ContactOpened(
                workspace,
                id,
                conversation(),
                "m-" + id,
                Channel.CHAT,
                new Customer("customer-1", "visitor-1", "Zoe"),
                null,
                "My bill",
                "It is too high",
                Map.of());
    }

    public RoutingEvent queued() {
        return new ContactQueued(
                workspace,
                id,
                "billing",
                QueuedBecause.ARRIVED,
                "words",
                Duration.ZERO,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public RoutingEvent offeredTo(String agent) {
        return new ContactOffered(
                workspace,
                id,
                1,
                agent,
                "billing",
                Instant.now().plusSeconds(20),
                new Why("least-loaded, longest-idle", Instant.now(), 3));
    }

    public RoutingEvent assignedTo(String agent) {
        return new ContactAssigned(workspace, id, 1, agent);
    }

    public RoutingEvent[] atDeskOf(String agent) {
        return new RoutingEvent[] {opened(), queued(), offeredTo(agent), assignedTo(agent)};
    }
}
