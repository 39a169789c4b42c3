/** The agent-service: the roster, sign-in, presence and the reps' desks. */
@NullMarked
package dev.switchboard.agents;

import org.jspecify.annotations.NullMarked;
