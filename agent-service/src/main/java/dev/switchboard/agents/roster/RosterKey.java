package dev.switchboard.agents.roster;

import jakarta.persistence.Embeddable;

/** An id within its workspace. */
@Embeddable
public record RosterKey(String workspace, String id) {}
