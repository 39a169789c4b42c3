package dev.switchboard.gateway.intake;

import dev.switchboard.events.Customer;
import dev.switchboard.events.Inbound;

/** What stands in the store because of an arrival, and has to be told onward. */
sealed interface Stored {

    Arrival arrival();

    String conversation();

    /** @param live whether anybody still waits for an answer */
    record Message(
            Arrival arrival,
            Inbound.CustomerMessage inbound,
            String conversation,
            String id,
            long seq,
            Customer customer,
            boolean live)
            implements Stored {}

    record Note(Arrival arrival, Inbound.CallNote inbound, String conversation, String id, long seq)
            implements Stored {}

    record Leaving(Arrival arrival, Inbound.CustomerLeft inbound, String conversation) implements Stored {}
}
