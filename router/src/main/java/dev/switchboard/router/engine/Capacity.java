package dev.switchboard.router.engine;

import dev.switchboard.events.CentrePolicy.Weights;
import dev.switchboard.events.Channel;
import dev.switchboard.events.Presence;
import dev.switchboard.events.RoutingPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many contacts an agent takes at once, and what may come on top of what: the plan's say, where the profile is silent. */
final class Capacity {

    private static final Map<Channel, Integer> USUAL =
            Map.of(Channel.PHONE, 1, Channel.CHAT, 3, Channel.EMAIL, 5, Channel.SOCIAL, 3);

    private final Map<Channel, Integer> planned;
    private final int[] weights = new int[Channels.COUNT];
    private final int limit;
    /** By the channel an agent is busy on: the channels that may still be offered. */
    private final int[] beside = new int[Channels.COUNT];
    /** By what profiles say themselves. */
    private final Map<Map<Channel, Integer>, Allowance> allowances = new HashMap<>();

    Capacity(@Nullable RoutingPlan plan) {
        planned = plan == null ? Map.of() : plan.capacity();
        Weights weighed = plan == null ? null : plan.centre().weights();
        limit = weighed == null ? 0 : weighed.limit();
        if (weighed != null) {
            weighed.channels().forEach((channel, weight) -> weights[channel.ordinal()] = weight);
        }
        Map<Channel, Set<Channel>> interrupts = plan == null ? Map.of() : plan.interrupts();
        for (Channel busy : Channels.ALL) {
            Set<Channel> usual = RoutingPlan.DEFAULT_INTERRUPTS.getOrDefault(busy, Set.of());
            beside[busy.ordinal()] = Channels.bits(interrupts.getOrDefault(busy, usual));
        }
    }

    /** Whether channels weigh differently. */
    boolean isWeighed() {
        return limit > 0;
    }

    void measure(Agent agent) {
        agent.measure(allowances.computeIfAbsent(agent.profile.capacity, this::allowance));
    }

    private Allowance allowance(Map<Channel, Integer> own) {
        int[] places = new int[Channels.COUNT];
        for (Channel channel : Channels.ALL) {
            Integer said = own.get(channel);
            places[channel.ordinal()] = said != null ? said : planned(channel);
        }
        return new Allowance(places, weights, limit);
    }

    private int planned(Channel channel) {
        Integer places = planned.get(channel);
        return places != null ? places : USUAL.getOrDefault(channel, 0);
    }

    /** The channels on which the agent may be offered a contact now. */
    int openFor(Agent agent) {
        if (agent.presence != Presence.READY) {
            return 0;
        }
        int open = 0;
        int allowed = Channels.SETS - 1;
        for (int channel = 0; channel < Channels.COUNT; channel++) {
            open |= !agent.isFull(channel) && agent.canCarry(channel) ? 1 << channel : 0;
            allowed &= agent.load(channel) > 0 ? beside[channel] : allowed;
        }
        return open & allowed;
    }

    /** For the state hash: interrupts as numbers, since sets have no order to be relied on. */
    int[] beside() {
        return beside.clone();
    }
}
