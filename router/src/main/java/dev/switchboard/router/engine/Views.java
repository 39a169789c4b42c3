package dev.switchboard.router.engine;

import static dev.switchboard.events.ContactState.OFFERED;
import static dev.switchboard.events.ContactState.QUEUED;

import dev.switchboard.events.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What people may see of the state: copies that stay as they were. Reading walks through the contacts; nothing is kept for it. */
final class Views {

    private Views() {}

    static ContactView of(Contact contact) {
        return new ContactView(
                contact.id(),
                contact.opened.conversation(),
                contact.channel(),
                contact.state,
                contact.queue,
                Instant.ofEpochMilli(contact.arrival),
                contact.offers,
                contact.agent,
                contact.forAgent,
                contact.raisedTo,
                contact.steps,
                contact.until == 0 ? null : Instant.ofEpochMilli(contact.until));
    }

    static AgentView of(Agent agent) {
        return new AgentView(
                agent.profile.told(),
                agent.presence,
                agent.reason,
                Instant.ofEpochMilli(agent.idleSince),
                byChannel(agent::load),
                byChannel(agent::places),
                agent.inHand.stream().sorted(Contact::byOrder).map(Contact::id).toList());
    }

    static List<AgentView> agents(Workspace workspace) {
        return workspace.agents().stream()
                .map(Views::of)
                .sorted((a, b) -> a.profile().agent().compareTo(b.profile().agent()))
                .toList();
    }

    static List<QueueView> queues(Workspace workspace) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        workspace.queues().forEach(queue -> tallies.put(queue.id(), new Tally()));
        for (Contact contact : workspace.contacts()) {
            Tally tally = tallies.get(contact.queue);
            if (tally != null) {
                tally.count(contact);
            }
        }
        List<QueueView> views = new ArrayList<>();
        workspace
                .queues()
                .forEach(queue ->
                        views.add(tallies.getOrDefault(queue.id(), new Tally()).view(queue)));
        return views;
    }

    private static Map<Channel, Integer> byChannel(IntUnaryOperator count) {
        Map<Channel, Integer> byChannel = new EnumMap<>(Channel.class);
        for (Channel channel : Channels.ALL) {
            int counted = count.applyAsInt(channel.ordinal());
            if (counted > 0) {
                byChannel.put(channel, counted);
            }
        }
        return byChannel;
    }

    private static final class Tally {
        private final int[] waiting = new int[Channels.COUNT];
        private int offered;
        private @Nullable Contact oldest;

        void count(Contact contact) {
            if (contact.state == OFFERED) {
                offered++;
            } else if (contact.state == QUEUED) {
                waiting[contact.channel().ordinal()]++;
                oldest = oldest == null || contact.arrival < oldest.arrival ? contact : oldest;
            }
        }

        QueueView view(QueueInForce queue) {
            int all = 0;
            for (int some : waiting) {
                all += some;
            }
            Instant since = oldest == null ? null : Instant.ofEpochMilli(oldest.arrival);
            return new QueueView(
                    queue.id(),
                    queue.plan.name(),
                    queue.plan.team(),
                    all,
                    offered,
                    since,
                    byChannel(channel -> waiting[channel]));
        }
    }
}
