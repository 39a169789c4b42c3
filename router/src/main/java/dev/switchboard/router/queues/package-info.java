/** The queues as they are at this moment. */
@NullMarked
package dev.switchboard.router.queues;

import org.jspecify.annotations.NullMarked;
