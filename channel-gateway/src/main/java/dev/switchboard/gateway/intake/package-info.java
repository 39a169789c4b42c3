/** The way in: from a channel's front door to the log, from the log to the store and the router. */
@NullMarked
package dev.switchboard.gateway.intake;

import org.jspecify.annotations.NullMarked;
