/** A past day out of the log: what happened, and a scenario of it that can be played under another plan. */
@NullMarked
package dev.switchboard.router.simulation.replay;

import org.jspecify.annotations.NullMarked;
