/** The language the services speak: what is written to Kafka, and how. No routing logic, no framework. */
@NullMarked
package dev.switchboard.events;

import org.jspecify.annotations.NullMarked;
