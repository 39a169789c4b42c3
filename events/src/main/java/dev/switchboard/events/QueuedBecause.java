package dev.switchboard.events;

/** Why a contact went (back) into a queue. */
public enum QueuedBecause {
    ARRIVED,
    DECLINED,
    MISSED,
    TRANSFERRED,
    ESCALATED,
    AGENT_LOST,
    REOPENED
}
