/** The way out: replies from the log to the customer, with retries and a visible status. */
@NullMarked
package dev.switchboard.gateway.delivery;

import org.jspecify.annotations.NullMarked;
