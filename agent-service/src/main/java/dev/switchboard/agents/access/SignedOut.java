package dev.switchboard.agents.access;

import dev.switchboard.agents.identity.Identity;

/** Somebody has ended the own session. Fired on an event loop: who hears it must not block. */
public record SignedOut(Identity person) {}
