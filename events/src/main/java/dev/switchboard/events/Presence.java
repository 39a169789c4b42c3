package dev.switchboard.events;

/** Whether an agent can be offered contacts. "Busy" is no presence: it is load against capacity. */
public enum Presence {
    OFFLINE,
    READY,
    NOT_READY
}
