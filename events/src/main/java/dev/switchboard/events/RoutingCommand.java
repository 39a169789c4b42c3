package dev.switchboard.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of the router. Imperative; the router may refuse. Every command names its workspace but {@link Tick}, which
 * is the partition's own.
 */
public sealed interface RoutingCommand {

    /**
     * A customer wrote. Joins the open contact of the conversation (reopens a parked one) or opens a contact.
     *
     * @param contact the id of the contact to be opened, if one has to be
     * @param origin where the command follows from, so that a repetition is seen; null if it may simply be tried again
     */
    record RequestService(
            String workspace,
            String conversation,
            String message,
            String contact,
            Channel channel,
            Customer customer,
            @Nullable String to,
            @Nullable String subject,
            @Nullable String text,
            Map<String, String> attributes,
            @Nullable Origin origin)
            implements RoutingCommand {
        public RequestService {
            Require.text(workspace, "workspace");
            Require.text(conversation, "conversation");
            Require.text(message, "message");
            Require.text(contact, "contact");
            Require.present(channel, "channel");
            Require.present(customer, "customer");
            attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        }
    }

    /** The customer left the conversation: a waiting contact is abandoned, an assigned one told so. */
    record LeaveConversation(
            String workspace, String conversation, @Nullable Origin origin) implements RoutingCommand {
        public LeaveConversation {
            Require.text(workspace, "workspace");
            Require.text(conversation, "conversation");
        }
    }

    /**
     * A waiting customer wants to be called back instead of staying on the line, or at a later time.
     *
     * @param at not before; null keeps the place in the queue
     */
    record PlanCallback(
            String workspace,
            String conversation,
            @Nullable Instant at,
            @Nullable Origin origin)
            implements RoutingCommand {
        public PlanCallback {
            Require.text(workspace, "workspace");
            Require.text(conversation, "conversation");
        }
    }

    record AcceptOffer(String workspace, String contact, int offer, String agent) implements RoutingCommand {
        public AcceptOffer {
            ofContact(workspace, contact, agent);
            Require.range(offer, 1, Integer.MAX_VALUE, "offer");
        }
    }

    record DeclineOffer(
            String workspace,
            String contact,
            int offer,
            String agent,
            @Nullable String reason) implements RoutingCommand {
        public DeclineOffer {
            ofContact(workspace, contact, agent);
            Require.range(offer, 1, Integer.MAX_VALUE, "offer");
        }
    }

    /** Waits for the customer: holds no capacity, remembers its agent. */
    record ParkContact(String workspace, String contact, String agent) implements RoutingCommand {
        public ParkContact {
            ofContact(workspace, contact, agent);
        }
    }

    /** Brings a parked contact back to its agent by hand. */
    record ReopenContact(String workspace, String contact, String agent) implements RoutingCommand {
        public ReopenContact {
            ofContact(workspace, contact, agent);
        }
    }

    /** By whoever has the contact, or by a manager while it waits. */
    record TransferToQueue(
            String workspace,
            String contact,
            String agent,
            String queue,
            @Nullable String note) implements RoutingCommand {
        public TransferToQueue {
            ofContact(workspace, contact, agent);
            Require.text(queue, "queue");
        }
    }

    /**
     * By whoever has the contact; or by a manager while it waits, who gives it to an agent or takes it: then it is the agent's at once, if a
     * place is free, and waits for that agent alone if none is.
     *
     * @param to the agent who shall get it; it waits for that agent while the agent is signed in
     */
    record TransferToAgent(
            String workspace,
            String contact,
            String agent,
            String to,
            @Nullable String note) implements RoutingCommand {
        public TransferToAgent {
            ofContact(workspace, contact, agent);
            Require.text(to, "to");
        }
    }

    /** Raises the contact to the next rung of the manager ladder. */
    record EscalateContact(
            String workspace,
            String contact,
            String agent,
            @Nullable String reason) implements RoutingCommand {
        public EscalateContact {
            ofContact(workspace, contact, agent);
        }
    }

    /** @param outcome null starts the wrap-up (if the queue has one); an outcome closes the contact at once */
    record CompleteContact(
            String workspace,
            String contact,
            String agent,
            @Nullable String outcome) implements RoutingCommand {
        public CompleteContact {
            ofContact(workspace, contact, agent);
        }
    }

    record FinishWrapUp(
            String workspace,
            String contact,
            String agent,
            @Nullable String outcome) implements RoutingCommand {
        public FinishWrapUp {
            ofContact(workspace, contact, agent);
        }
    }

    /**
     * A manager gives a waiting contact another place.
     *
     * @param headStart waiting time credited instead of what it had, up to 7 days
     */
    record PrioritiseContact(String workspace, String contact, String agent, Duration headStart)
            implements RoutingCommand {
        public PrioritiseContact {
            ofContact(workspace, contact, agent);
            Require.present(headStart, "headStart");
            Require.range(headStart.toMillis(), 0, Duration.ofDays(7).toMillis(), "headStart");
        }
    }

    /** A manager ends a waiting contact in favour of another open one of the same customer. */
    record MergeContacts(String workspace, String contact, String agent, String into) implements RoutingCommand {
        public MergeContacts {
            ofContact(workspace, contact, agent);
            Require.text(into, "into");
        }
    }

    /** A manager switches the crisis mode of the workspace. */
    record SetCrisis(String workspace, String agent, boolean on) implements RoutingCommand {
        public SetCrisis {
            Require.text(workspace, "workspace");
            Require.text(agent, "agent");
        }
    }

    record SetPresence(
            String workspace,
            String agent,
            Presence presence,
            @Nullable String reason) implements RoutingCommand {
        public SetPresence {
            Require.text(workspace, "workspace");
            Require.text(agent, "agent");
            Require.present(presence, "presence");
        }
    }

    record PutAgent(String workspace, AgentProfile profile) implements RoutingCommand {
        public PutAgent {
            Require.text(workspace, "workspace");
            Require.present(profile, "profile");
        }
    }

    record RemoveAgent(String workspace, String agent) implements RoutingCommand {
        public RemoveAgent {
            Require.text(workspace, "workspace");
            Require.text(agent, "agent");
        }
    }

    /** @param teams the whole tree; it replaces the former one */
    record PutTeams(String workspace, List<Team> teams) implements RoutingCommand {
        public PutTeams {
            Require.text(workspace, "workspace");
            Require.present(teams, "teams");
            teams = List.copyOf(teams);
        }
    }

    record PublishPlan(String workspace, RoutingPlan plan) implements RoutingCommand {
        public PublishPlan {
            Require.text(workspace, "workspace");
            Require.present(plan, "plan");
        }
    }

    /** Time has passed; the shell writes it when a timer is due and nothing else came. */
    record Tick() implements RoutingCommand {}

    private static void ofContact(String workspace, String contact, String agent) {
        Require.text(workspace, "workspace");
        Require.text(contact, "contact");
        Require.text(agent, "agent");
    }
}
