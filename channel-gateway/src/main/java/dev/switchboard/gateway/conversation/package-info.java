/** Customers, their conversations and messages: what the gateway keeps, and whom it shows them. */
@NullMarked
package dev.switchboard.gateway.conversation;

import org.jspecify.annotations.NullMarked;
