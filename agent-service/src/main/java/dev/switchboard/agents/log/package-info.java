/** The one way from here into Kafka. */
@NullMarked
package dev.switchboard.agents.log;

import org.jspecify.annotations.NullMarked;
