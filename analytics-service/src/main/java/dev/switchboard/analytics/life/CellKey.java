package dev.switchboard.analytics.life;

import dev.switchboard.events.Channel;
import java.time.Instant;

/**
 * Where something is counted.
 *
 * @param minute the beginning of the minute
 * @param queue, team, agent empty where there is none
 */
public record CellKey(String workspace, Instant minute, Channel channel, String queue, String team, String agent) {}
