package dev.switchboard.gateway.intake;

import dev.switchboard.events.Customer;
import dev.switchboard.events.Inbound;

/** What stands in the store because of an arrival, and has to be told onward. */
sealed interface Stored {

    Arrival arrival();

    String conversation();

    record Message(
            Arrival arrival,
            Inbound.CustomerMessage inbound,
            String conversation,
            String id,
            long seq,
            Customer customer)
            implements Stored {}

    record Leaving(Arrival arrival, Inbound.CustomerLeft inbound, String conversation) implements Stored {}
}
