package dev.switchboard.agents.desk;

import dev.switchboard.agents.floor.AgentKey;

/** A desk has a new socket. Fired on the socket's event loop: who hears it must not block. */
public record DeskOpened(AgentKey agent, String socket) {}
