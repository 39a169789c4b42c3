package dev.switchboard.events;

/** The states of a contact; {@code CLOSED} and {@code ABANDONED} are final. */
public enum ContactState {
    QUEUED,
    OFFERED,
    ASSIGNED,
    WRAPPING,
    PARKED,
    CLOSED,
    ABANDONED;

    public boolean isFinal() {
        return this == CLOSED || this == ABANDONED;
    }
}
