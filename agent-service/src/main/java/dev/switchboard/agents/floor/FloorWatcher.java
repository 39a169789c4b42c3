package dev.switchboard.agents.floor;

import org.jspecify.annotations.Nullable;

/** Hears what changes at the desks while a {@link Floor} follows the log; called on the reader's thread, must not block. */
public interface FloorWatcher {

    /** For whoever only wants the floor to follow. */
    FloorWatcher NOBODY = new FloorWatcher() {};

    /** A contact is new at this desk or changed there. */
    default void changed(AgentKey desk, DeskContact contact) {}

    /** A contact is no longer at this desk. */
    default void gone(AgentKey desk, String contact, String reason) {}

    default void presence(AgentKey desk, PresenceState presence) {}

    /** The router refused a command. @param commandId its {@code ce_id} */
    default void refused(AgentKey desk, @Nullable String commandId, String code, String detail) {}
}
