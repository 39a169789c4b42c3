package dev.switchboard.router.engine;

import dev.switchboard.events.Channel;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue as it stands.
 *
 * @param team to which its contacts belong
 * @param waiting contacts that wait for an agent, offered ones not counted
 * @param offered contacts that stand before an agent who has not answered yet
 * @param oldestArrival since when the oldest of them waits; null if none does
 * @param byChannel waiting contacts by channel; a channel without any is missing
 */
public record QueueView(
        String queue,
        String name,
        String team,
        int waiting,
        int offered,
        @Nullable Instant oldestArrival,
        Map<Channel, Integer> byChannel) {}
