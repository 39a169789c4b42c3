package dev.switchboard.events;

/** Why a contact went (back) into a queue. */
public enum QueuedBecause {
    ARRIVED,
    DECLINED,
    MISSED,
    TRANSFERRED,
    ESCALATED,
    AGENT_LOST,
    REOPENED,
    /** Its queue was full or closed, or it had waited there as long as it may. */
    DIVERTED,
    /** Its queue has opened, or the time of its callback has come. */
    DUE,
    /** A manager gave it another head start. */
    PRIORITISED
}
