package dev.switchboard.agents.floor;

import dev.switchboard.events.RoutingEvent.Why;
import java.time.Instant;

/** A contact held for one agent. */
public record Offer(int number, Instant offeredAt, Instant expiresAt, Why why) {}
