package dev.switchboard.events;

import org.jspecify.annotations.Nullable;

/**
 * A customer as routing and reps see one.
 *
 * @param address the identity on the contact's channel: phone number, mail address, visitor id, social id
 */
public record Customer(
        String customer, String address, @Nullable String name) {
    public Customer {
        Require.text(customer, "customer");
        Require.text(address, "address");
    }
}
