/** What a database change has to tell the log: written with the change, relayed in order, never lost. */
@NullMarked
package dev.switchboard.agents.outbox;

import org.jspecify.annotations.NullMarked;
