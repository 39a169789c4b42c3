/** The log protocol: who owns a partition, how commands become decisions, how state is rebuilt from events. */
@NullMarked
package dev.switchboard.router.log;

import org.jspecify.annotations.NullMarked;
