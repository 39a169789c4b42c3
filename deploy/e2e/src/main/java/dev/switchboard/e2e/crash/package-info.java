/** Services that die at random moments while reps work, and what the log says about it afterwards. */
@NullMarked
package dev.switchboard.e2e.crash;

import org.jspecify.annotations.NullMarked;
