/** Chat: the visitor's socket, who may open it, and what is told there. */
@NullMarked
package dev.switchboard.gateway.chat;

import org.jspecify.annotations.NullMarked;
