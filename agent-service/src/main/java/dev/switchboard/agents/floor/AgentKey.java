package dev.switchboard.agents.floor;

/** An agent within its workspace. */
public record AgentKey(String workspace, String agent) {}
