/** What the reps have before them, as the routing log tells it: contacts, presence, queues. */
@NullMarked
package dev.switchboard.agents.floor;

import org.jspecify.annotations.NullMarked;
