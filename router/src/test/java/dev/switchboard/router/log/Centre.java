package dev.switchboard.router.log;

import dev.switchboard.events.AgentProfile;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Customer;
import dev.switchboard.events.Origin;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingCommand;
import dev.switchboard.events.RoutingPlan;
import dev.switchboard.events.Team;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands of a small contact centre: one team, one queue. */
record Centre(String workspace) {

    static final Duration OFFER_TIMEOUT = Duration.ofSeconds(2);

    RoutingCommand teams() {
        return new RoutingCommand.PutTeams(workspace, List.of(new Team("billing", "Billing", null, "mona")));
    }

    RoutingCommand plan() {
        return plan(OFFER_TIMEOUT);
    }

    RoutingCommand plan(Duration offerTimeout) {
        var queue = new RoutingPlan.Queue(
                "billing",
                "Billing",
                "billing",
                Map.of("billing", 3),
                Duration.ZERO,
                Duration.ofSeconds(60),
                offerTimeout,
                Duration.ZERO,
                List.of());
        var rule = new RoutingPlan.Rule("everything", "text != 'nothing'", "billing", null);
        return new RoutingCommand.PublishPlan(
                workspace,
                new RoutingPlan(
                        1,
                        List.of(queue),
                        List.of(rule),
                        "billing",
                        Map.of(Channel.CHAT, 1000),
                        Map.of(Channel.CHAT, Set.of(Channel.CHAT)),
                        100,
                        Duration.ZERO));
    }

    RoutingCommand agent(String agent) {
        return agent(agent, 1000);
    }

    RoutingCommand agent(String agent, int places) {
        return new RoutingCommand.PutAgent(
                workspace,
                new AgentProfile(agent, agent, "billing", Map.of("billing", 5), Map.of(Channel.CHAT, places)));
    }

    RoutingCommand ready(String agent) {
        return new RoutingCommand.SetPresence(workspace, agent, Presence.READY, null);
    }

    RoutingCommand request(String contact) {
        return request(contact, "hello", null);
    }

    RoutingCommand request(String contact, String text, @Nullable Origin origin) {
        return new RoutingCommand.RequestService(
                workspace,
                "conversation-" + contact,
                "message-" + contact,
                contact,
                Channel.CHAT,
                new Customer("customer-" + contact, "visitor-" + contact, null),
                null,
                null,
                text,
                Map.of(),
                origin);
    }

    RoutingCommand accept(String contact, int offer, String agent) {
        return new RoutingCommand.AcceptOffer(workspace, contact, offer, agent);
    }

    RoutingCommand complete(String contact, String agent) {
        return new RoutingCommand.CompleteContact(workspace, contact, agent, "done");
    }
}
