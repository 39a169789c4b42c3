/** Writing to Kafka. */
@NullMarked
package dev.switchboard.gateway.log;

import org.jspecify.annotations.NullMarked;
