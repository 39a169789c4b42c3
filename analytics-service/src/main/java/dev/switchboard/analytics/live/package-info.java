/** The department at this moment, as a stream. */
@NullMarked
package dev.switchboard.analytics.live;

import org.jspecify.annotations.NullMarked;
