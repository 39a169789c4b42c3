package dev.switchboard.gateway.intake;

import dev.switchboard.events.Customer;
import dev.switchboard.events.Inbound;
import dev.switchboard.gateway.contact.Acquaintance;

/** What stands in the store because of an arrival, and has to be told onward. */
sealed interface Stored {

    Arrival arrival();

    String conversation();

    /**
     * @param live whether anybody still waits for an answer
     * @param past what is known of the customer
     */
    record Message(
            Arrival arrival,
            Inbound.CustomerMessage inbound,
            String conversation,
            String id,
            long seq,
            Customer customer,
            boolean live,
            Acquaintance past)
            implements Stored {

        Message with(Acquaintance past) {
            return new Message(arrival, inbound, conversation, id, seq, customer, live, past);
        }
    }

    record Note(Arrival arrival, Inbound.CallNote inbound, String conversation, String id, long seq)
            implements Stored {}

    record Leaving(Arrival arrival, Inbound.CustomerLeft inbound, String conversation) implements Stored {}
}
