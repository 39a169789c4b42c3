/** What is simulated: who works when, who asks for what, how long things take; and how people write that down. */
@NullMarked
package dev.switchboard.router.simulation.scenario;

import org.jspecify.annotations.NullMarked;
