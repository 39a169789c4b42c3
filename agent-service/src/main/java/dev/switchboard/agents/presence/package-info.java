/** Presence as a lease that a living socket renews, and its history. */
@NullMarked
package dev.switchboard.agents.presence;

import org.jspecify.annotations.NullMarked;
