/** The desk of one rep: its socket, its numbered frames, its commands. */
@NullMarked
package dev.switchboard.agents.desk;

import org.jspecify.annotations.NullMarked;
